import { URGENCY } from '../messaging/protocol';
import { declined } from '../shared/outcome';
import { DescriptionWriter, type Name } from './description-writer';
import type { ImageRecord } from './image-record';

/** A page that takes our words away more often than this is left alone. */
const MAX_REWRITES = 3;
/**
 * Milliseconds. What is written changes the page, and the browser lays it out and draws it anew: once for many names, and
 * for those out of sight less often.
 */
const PAUSE = { [URGENCY.asked]: 0, [URGENCY.visible]: 150, [URGENCY.near]: 500, [URGENCY.rest]: 1_000 };

/** Milliseconds of writing before the page gets its turn. */
const SLICE = 8;

/** Writes names into the page and keeps them there; in batches as long as more are to come. */
export class NameKeeper {
  readonly #writer: DescriptionWriter;
  readonly #waiting = new Map<ImageRecord, Name>();
  /** What we have changed since the browser last told of changes. */
  readonly #changed = new Set<Element>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #writtenAt = Number.NEGATIVE_INFINITY;

  /** `isWanted` is asked at the last moment. `isPrivate`: the page must not be able to read what is written. */
  constructor(
    private readonly isWanted: (record: ImageRecord) => boolean,
    isPrivate: boolean,
  ) {
    this.#writer = new DescriptionWriter(isPrivate);
  }

  /** Names that are still to be written. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** `isLast`: nothing else is on its way, so there is nothing to wait for. */
  put(record: ImageRecord, name: Name, isLast: boolean): void {
    this.#waiting.set(record, name);
    const due = isLast ? 0 : this.#writtenAt + PAUSE[record.urgency] - performance.now();
    if (due <= 0) this.#flush();
    else this.#flushIn(due);
  }

  take(record: ImageRecord): void {
    this.#waiting.delete(record);
    if (record.written === null) return;
    record.written = null;
    this.#writer.restore(record.element);
    this.#noteChange(record.element);
  }

  takeAll(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    this.#writer.restoreAll();
  }

  /** True while what was written still stands. */
  isIntact(element: Element): boolean {
    return this.#writer.isIntact(element);
  }

  /** Whether a change that an observer is told of was ours alone. */
  isOwnChange({ element, written }: ImageRecord): boolean {
    return this.#changed.has(element) && (written === null || this.isIntact(element));
  }

  /** For an image whose name the page has removed: a framework may have rendered its state again. */
  putAgain(record: ImageRecord, name: Name): void {
    if (record.rewrites++ < MAX_REWRITES) this.#write(record, name);
    else record.outcome = declined('removed-by-page');
  }

  #flushIn(milliseconds: number): void {
    const dueAt = performance.now() + milliseconds;
    if (this.#dueAt <= dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => this.#flush(), milliseconds);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#writtenAt = performance.now();
    for (const [record, name] of this.#waiting) {
      this.#waiting.delete(record);
      if (this.isWanted(record)) this.#write(record, name);
      if (performance.now() - this.#writtenAt < SLICE) continue;
      this.#flushIn(0);
      return;
    }
  }

  #write(record: ImageRecord, name: Name): void {
    this.#writer.write(record.element, name);
    record.written = name.text;
    record.writtenLanguage = name.language;
    this.#noteChange(record.element);
  }

  /** Observers are told in a microtask that is in the queue already. */
  #noteChange(element: Element): void {
    this.#changed.add(element);
    queueMicrotask(() => this.#changed.delete(element));
  }
}
