import { descriptionLanguage } from '../images/language';
import type { AuthorName } from '../messaging/protocol';
import { backgroundBehind } from '../pixels/background-behind';
import type { Outcome } from '../shared/outcome';
import type { PageRules } from '../shared/preferences';
import type { Rgb } from '../shared/raster';
import { askForOutcome } from './ask-for-outcome';
import type { ImageRecord } from './image-record';
import type { OwnWords } from './own-words';
import { PixelTwins } from './pixel-twins';
import { SameImages } from './same-images';
import type { Pixels } from './take-pixels';

/** So many of the author's names are remembered of a page. */
const MAX_NAMES = 100;

/**
 * Finds out what the images of a page are called: by the author's words for the same one unless the user has their own, else
 * from the background.
 */
export class ImageAsker {
  readonly #same = new SameImages();
  readonly #twins = new PixelTwins();

  constructor(
    private readonly rules: PageRules,
    private readonly ownWords: Pick<OwnWords, 'of'>,
  ) {}

  /** Puts a judged image in, or in its new place. Returns the others for which the author's words are now others. */
  add(record: ImageRecord): ImageRecord[] {
    this.#twins.add(record);
    return this.#same.add(record).filter((other) => other !== record);
  }

  remove(record: ImageRecord): void {
    this.#same.remove(record);
    this.#twins.remove(record);
  }

  /** It, and those that lack a name and have the same address. */
  alike(record: ImageRecord): Set<ImageRecord> {
    return new Set([record, ...this.#same.alike(record)]);
  }

  /** It may show other pixels, or be called something else now. */
  forgetOutcome(record: ImageRecord): void {
    this.#same.forgetOutcome(record);
  }

  /** The author's words, to be known on the next page of the site. */
  authorNames(): AuthorName[] {
    return [...this.#same.authorNames(MAX_NAMES)];
  }

  /** `isPatient`: it may wait for others, and they for it. */
  async outcomeOf(record: ImageRecord, isPatient: boolean, signal: AbortSignal): Promise<Outcome> {
    const lent = this.#same.lentByAuthor(record);
    if (lent) return this.#unlessOwn(record, lent);
    const knowFrom = async (pixels: Pixels) => {
      const known = this.#twins.lentByAuthor(record, pixels);
      return known && this.#unlessOwn(record, known);
    };
    const options = { knowFrom, isPatient };
    const background = backgroundBehind(record.element);
    return this.#same.describeOnce(record, background.join(), () => this.#ask(record, background, signal, options));
  }

  /** The user's own words count over the author's for another one. */
  async #unlessOwn({ element }: ImageRecord, lent: Outcome): Promise<Outcome> {
    return (await this.ownWords.of(element)) ?? lent;
  }

  /** What its pixels alone are called now. */
  askAnew(record: ImageRecord, signal: AbortSignal): Promise<Outcome> {
    return this.#ask(record, backgroundBehind(record.element), signal);
  }

  #ask({ element, urgency }: ImageRecord, background: Rgb, signal: AbortSignal, options = {}): Promise<Outcome> {
    const wish = { task: 'brief', language: descriptionLanguage(element, this.rules.language) } as const;
    return askForOutcome(element, background, urgency, signal, { wish, ...options });
  }
}
