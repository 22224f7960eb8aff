import type { Urgency } from '../messaging/protocol';
import { visibilityOf } from '../shared/dom';
import type { ImageRecord } from './image-record';
import { listenLastingly } from './lasting-listeners';
import { Pace } from './pace';
import { ReadingQueue } from './reading-queue';
import { Slots } from './slots';

/** Milliseconds from one answer to the next, on average. */
const FAST = 25;

/**
 * Has images worked on in the reading order, a few at a time, and nothing while nobody sees the page: hidden, or away in
 * the back-forward cache. `work` gets a signal that is aborted when its image is withdrawn.
 */
export class Dispatcher {
  readonly #queue = new ReadingQueue<ImageRecord>();
  readonly #running = new Map<ImageRecord, { job: AbortController; free: () => void }>();
  readonly #slots = new Slots(() => this.#dispatch());
  readonly #pace = new Pace();
  #isAway = false;
  #isHeld = true;

  constructor(
    private readonly page: Document,
    private readonly work: (record: ImageRecord, signal: AbortSignal) => Promise<void>,
    private readonly onDone: () => void,
    private readonly signal: AbortSignal,
  ) {
    listenLastingly(page, 'visibilitychange', () => this.#dispatch(), { signal });
    listenLastingly(window, 'pagehide', () => this.#leave(), { signal });
    listenLastingly(window, 'pageshow', () => this.#comeBack(), { signal });
    signal.addEventListener('abort', () => {
      for (const { job } of this.#running.values()) job.abort();
    });
  }

  /** Images that wait or are on their way. */
  get size(): number {
    return this.#queue.size + this.#running.size;
  }

  /** Begins. Before that, images only gather, so that the first ones are taken in the right order. */
  release(): void {
    this.#isHeld = false;
    this.#dispatch();
  }

  put(record: ImageRecord): void {
    this.#queue.put(record, record.urgency);
    this.#dispatch();
  }

  /** To be called when the urgency of an image has changed. */
  move(record: ImageRecord): void {
    if (this.#queue.has(record)) this.#queue.put(record, record.urgency);
  }

  withdraw(record: ImageRecord): void {
    this.#queue.delete(record);
    const { job, free } = this.#running.get(record) ?? {};
    job?.abort();
    free?.();
    this.#running.delete(record);
  }

  /** Whether images are answered so fast that one may wait for others. */
  get isFast(): boolean {
    return this.#pace.mean < FAST;
  }

  #dispatch(): void {
    while (this.#isSeen()) {
      const [record, urgency] = this.#queue.first() ?? [];
      if (!record || urgency === undefined || !this.#slots.hasRoomFor(urgency, this.isFast)) return;
      this.#queue.delete(record);
      void this.#run(record, urgency);
    }
  }

  #isSeen(): boolean {
    return visibilityOf(this.page) === 'visible' && !this.#isAway && !this.#isHeld && !this.signal.aborted;
  }

  async #run(record: ImageRecord, urgency: Urgency): Promise<void> {
    const running = { job: new AbortController(), free: this.#slots.take(urgency) };
    this.#running.set(record, running);
    const done = this.#pace.begin();
    await this.work(record, running.job.signal);
    done();
    running.free();
    if (this.#running.get(record) === running) this.#running.delete(record);
    this.#dispatch();
    this.onDone();
  }

  /** Nobody may come back to a page that is left, and no answer reaches it: what is on its way is asked again then. */
  #leave(): void {
    this.#isAway = true;
    for (const [record, { job, free }] of this.#running) {
      job.abort();
      free();
      this.#queue.put(record, record.urgency);
    }
    this.#running.clear();
  }

  #comeBack(): void {
    this.#isAway = false;
    this.#dispatch();
  }
}
