import { closest, documentElementOf, findAll, findWithin, matches, walkTree } from '../shared/dom';
import { descriptionLanguage } from './language';
import { purposeOf } from './purpose';
import { readableAddress } from './readable-address';

/** What the page says around an image: for relevance, never to be told as if it had been seen. Each '' when missing. */
export interface ImageContext {
  pageTitle: string;
  /** The nearest heading before the image. */
  heading: string;
  caption: string;
  /** Where the link around the image leads, in words. */
  linkTarget: string;
  /** The text of the block that the image stands in. */
  nearbyText: string;
  /** BCP 47: what the description should be in. */
  language: string;
}

/** Characters of each part: together they fit a captioning model's prompt. */
const BUDGET = { pageTitle: 120, heading: 120, caption: 300, linkTarget: 120, nearbyText: 300 };
/** Elements that are looked at in search of a heading. */
const MAX_STEPS = 2_000;
const HEADING = 'h1, h2, h3, h4, h5, h6, [role="heading" i]';
const BLOCK = 'p, li, td, th, dd, dt, blockquote, article, section, figure, div';

export function contextOf(image: Element): ImageContext {
  const purpose = purposeOf(image);
  const figure = closest(image, 'figure');
  const caption = figure && findWithin(figure, 'figcaption')[0];
  const block = blockAround(image);
  return {
    pageTitle: textWithin(findAll(document, 'title')[0], BUDGET.pageTitle),
    heading: textWithin(headingBefore(image), BUDGET.heading),
    caption: textWithin(caption, BUDGET.caption),
    linkTarget:
      purpose?.type === 'link'
        ? readableAddress(purpose.destination, new URL(location.href)).slice(0, BUDGET.linkTarget)
        : '',
    nearbyText: block === figure ? '' : textWithin(block, BUDGET.nearbyText),
    language: descriptionLanguage(image),
  };
}

/** One line of each part that there is, for a model's prompt. */
export function contextInWords({ pageTitle, heading, caption, linkTarget, nearbyText }: ImageContext): string {
  const parts = { Page: pageTitle, Heading: heading, Caption: caption, 'Link to': linkTarget, Text: nearbyText };
  const lines = Object.entries(parts).filter(([, words]) => words !== '');
  return lines.map(([part, words]) => `${part}: ${words}`).join('\n');
}

/** The nearest block with a text in it, within three steps. */
function blockAround(image: Element): Element | null {
  let block = closest(image, BLOCK);
  for (let step = 0; block && step < 3; step++) {
    if (textWithin(block, 1)) return block;
    block = closest(block.parentElement, BLOCK);
  }
  return null;
}

function headingBefore(image: Element): Element | null {
  const walker = walkTree(documentElementOf(document), NodeFilter.SHOW_ELEMENT);
  walker.currentNode = image;
  for (let step = 0; step < MAX_STEPS; step++) {
    const before = walker.previousNode();
    if (!before) return null;
    if (matches(before as Element, HEADING) && textWithin(before as Element, 1)) return before as Element;
  }
  return null;
}

/** Plain text in one line, cut at a word; scripts and styles are no text. */
function textWithin(element: Element | null | undefined, budget: number): string {
  if (!element) return '';
  const words: string[] = [];
  const texts = walkTree(element, NodeFilter.SHOW_TEXT);
  for (let length = 0, text = texts.nextNode(); text && length <= budget; text = texts.nextNode()) {
    if (closest(text.parentElement, 'script, style, noscript, template')) continue;
    words.push(...(text.nodeValue ?? '').split(/\s+/).filter(Boolean));
    length = words.join(' ').length;
  }
  const line = words.join(' ');
  return line.length <= budget ? line : `${line.slice(0, budget).replace(/\s\S*$/, '')} …`;
}
