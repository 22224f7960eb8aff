import { attributeOf, baseUriOf, findAll, findWithin } from '../shared/dom';

/** Milliseconds for which what was found is taken to be true. */
const FRESH = 1_000;
/** Characters; a longer text is a teaser, not a name. */
const MAX_LENGTH = 120;

/** The author's own words for the destinations of a page's links. */
export class LinkTexts {
  #texts = new Map<string, string>();
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly page: Document) {}

  /** '' when no link of the document with this destination has a text. */
  textFor(destination: URL): string {
    if (performance.now() - this.#readAt > FRESH) this.#read();
    return this.#texts.get(keyOf(destination)) ?? '';
  }

  /** Of several texts the longest: a headline says more than "Read more". */
  #read(): void {
    this.#texts.clear();
    for (const link of findAll(this.page, 'a[href], area[href]')) {
      const url = URL.parse(attributeOf(link, 'href') ?? '', baseUriOf(link));
      const text = url ? textOf(link) : '';
      if (!url || !/\p{L}/u.test(text) || text.length > MAX_LENGTH) continue;
      if (text.length > (this.#texts.get(keyOf(url))?.length ?? 0)) this.#texts.set(keyOf(url), text);
    }
    this.#readAt = performance.now();
  }
}

const keyOf = ({ href }: URL) => href.replace(/\/$/, '');

function textOf(link: Element): string {
  const label = attributeOf(link, 'aria-label')?.trim();
  if (label) return label;
  const hasMore = findWithin(link, 'script, style, svg, noscript').length > 0;
  return hasMore ? '' : (link.textContent ?? '').replace(/\s+/g, ' ').trim();
}
