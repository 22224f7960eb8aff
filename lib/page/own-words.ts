import { sendMessage } from '../messaging/messenger';
import type { Described } from '../shared/outcome';
import { identityOf, placeOf } from './image-identity';
import type { ImageRecord } from './image-record';
import { isLoaded } from './loading';

/** Milliseconds in which images are gathered before the background is asked about their places. */
const GATHERING = 200;
/** What the author says of an image that may also be said by the user; all else cannot be seen or is none of its own. */
const REASONS = ['author-name', 'empty-alt', 'presentation-role'];

/** Finds what the user has called images that nobody would ask about: the author has named them, or called them decoration. */
export class OwnWords {
  readonly #waiting = new Set<ImageRecord>();

  /**
   * `isAny`: whether the user has words of their own for any image; most have not, and then nothing is asked. `use` names an
   * image so, whatever the page says.
   */
  constructor(
    private readonly isAny: () => boolean,
    private readonly use: (record: ImageRecord, words: Described) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Null where the user has none for an image. */
  async of(element: Element): Promise<Described | null> {
    if (!this.isAny()) return null;
    try {
      return await sendMessage('own-words:find', await identityOf(element));
    } catch {
      return null;
    }
  }

  /** For an image that is left alone: only what the user has said in this place counts over the author's words. */
  consider(record: ImageRecord): void {
    if (!this.isAny() || !REASONS.includes(record.verdict?.reason ?? '') || !isLoaded(record.element)) return;
    if (this.#waiting.size === 0) setTimeout(() => void this.#askForPlaces(), GATHERING);
    this.#waiting.add(record);
  }

  async #askForPlaces(): Promise<void> {
    const records = [...this.#waiting];
    this.#waiting.clear();
    const places = [...new Set(records.flatMap(({ element }) => placeOf(element) ?? []))];
    if (places.length === 0 || this.signal.aborted) return;
    const known = new Set(await sendMessage('own-words:places', places).catch(() => []));
    for (const record of records) if (known.has(placeOf(record.element) ?? '')) await this.#apply(record);
  }

  async #apply(record: ImageRecord): Promise<void> {
    const { verdict } = record;
    const words = await this.of(record.element);
    // Meanwhile it may have been judged anew.
    if (words && record.verdict === verdict && !this.signal.aborted) this.use(record, words);
  }
}
