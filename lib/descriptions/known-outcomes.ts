import { inShort, type Outcome } from '../shared/outcome';
import type { CaptionWish, EngineWish } from '../shared/wish';
import type { DescriptionCache } from './cache';

/** What describers have said of images (by fingerprint), by what they were asked. */
export class KnownOutcomes {
  /** @param describer names the bundled describer and its version, so that a better one is asked again. */
  constructor(
    private readonly cache: Pick<DescriptionCache, 'get' | 'set'>,
    private readonly describer: string,
  ) {}

  keyOf(image: string, wish: EngineWish): string {
    return `${keyOf(this.describer, wish)}:${image}`;
  }

  async find(image: string, wish: EngineWish): Promise<Outcome | undefined> {
    const known = await this.#get(image, wish);
    if (known || !wish.caption?.isChosen) return known;
    // The model that is in use may have been asked already, since the bundled one had nothing to say.
    const unchosen = await this.#get(image, { ...wish, caption: { ...wish.caption, isChosen: false } });
    return unchosen?.source === wish.caption.model ? unchosen : undefined;
  }

  /** What a name would be if only the captioning model were asked for it, and has been: for itself or in detail. */
  async ofCaptioner(image: string, wish: EngineWish): Promise<Outcome | undefined> {
    const { caption } = wish;
    if (caption?.task !== 'brief' || caption.isChosen || caption.prefix !== undefined) return undefined;
    return this.#get(image, { ...wish, caption: { ...caption, isChosen: true } });
  }

  /** `site`: host name of the page that asked. */
  async keep(image: string, wish: EngineWish, outcome: Outcome, site: string): Promise<void> {
    if (!isWorthKeeping(outcome)) return;
    await this.cache.set(this.keyOf(image, wish), outcome, site);
    const { caption } = wish;
    if (!caption || !isInDetail(caption) || outcome.state !== 'described' || outcome.source !== caption.model) return;
    // Who has described an image in detail need not be asked again for its name.
    const brief = { ...wish, caption: { ...caption, task: 'brief' as const, isDetailed: false, isChosen: true } };
    if (!(await this.find(image, brief))) await this.cache.set(this.keyOf(image, brief), inShort(outcome), site);
  }

  #get(image: string, wish: EngineWish): Promise<Outcome | undefined> {
    return this.cache.get(this.keyOf(image, wish));
  }
}

const isInDetail = ({ task, isDetailed }: CaptionWish) => task === 'detailed' || isDetailed === true;

/** Another model, or another state of it, another task, language, conversation or beginning gives another outcome. */
function keyOf(describer: string, { caption }: EngineWish): string {
  if (!caption) return describer;
  const { model, revision, endpoint, language, isChosen, context, task, question, past, prefix } = caption;
  const server = endpoint && [endpoint.baseUrl, endpoint.model];
  const asked = [isInDetail(caption) ? 'detailed' : task, question, past, prefix];
  return JSON.stringify([describer, model, revision, server, asked, isChosen === true, language, context]);
}

/** What the pixels alone decide is kept; what a passing fault decided is tried again next time. */
function isWorthKeeping({ state, reason }: Outcome): boolean {
  // The model that has not seen it may be removed again.
  if (reason === 'not-supported') return false;
  return state === 'described' || state === 'abstained' || state === 'needs-model';
}
