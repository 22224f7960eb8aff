import { judge } from '../images/judge';
import { listen, parentElementOf, visibilityOf } from '../shared/dom';
import { declined } from '../shared/outcome';
import { askForOutcome } from './ask-for-outcome';
import { DescriptionWriter } from './description-writer';
import { createRecord, type ImageRecord } from './image-record';
import { isLoaded } from './loading';
import { NearbyWatcher } from './nearby-watcher';
import { ReadingQueue } from './reading-queue';
import { TreeWatcher } from './tree-watcher';
import { wordsFor } from './wording';

/** So many images of a frame are on their way at a time: enough to keep the engine busy, few enough to reorder. */
const ON_THEIR_WAY = 4;
/** An image that is drawn anew is looked at again after this pause, in milliseconds, and not for ever. */
const REVIEW_PAUSE = 300;
const MAX_REVIEWS = 20;
/** A page that takes our words away more often than this is left alone. */
const MAX_REWRITES = 3;

/**
 * Describes the images of one document while it lives. For each image:
 *
 *   found -> judged -+-> named, decorative: left alone
 *                    +-> needs a name -> waits until it has loaded -> queued -> on its way -> outcome -> written
 *
 * A change of its pixels or its naming attributes sends it back to the beginning. stop() takes everything back.
 */
export class PageDescriber {
  readonly records = new Map<Element, ImageRecord>();
  readonly #writer = new DescriptionWriter();
  readonly #queue = new ReadingQueue<ImageRecord>();
  readonly #stopper = new AbortController();
  readonly #signal = this.#stopper.signal;
  readonly #nearby: NearbyWatcher;
  readonly #tree: TreeWatcher;
  #onItsWay = 0;

  /** `onChange` is called whenever counts may have changed. */
  constructor(
    private readonly document: Document,
    private readonly onChange: () => void,
  ) {
    this.#nearby = new NearbyWatcher((element, urgency) => this.#onMove(element, urgency), this.#signal);
    this.#tree = new TreeWatcher(
      {
        onImage: (element) => this.#consider(element),
        onGone: (element) => this.#forget(element),
        onNaming: (element) => this.#onNaming(element),
        onPixels: (element) => this.#restart(element),
        onPaint: (element) => this.#reviewSoon(element),
        onRoot: (root) => this.#watchLoads(root),
      },
      this.#signal,
    );
  }

  start(): void {
    listen(this.document, 'visibilitychange', () => this.#dispatch(), { signal: this.#signal });
    // Nobody may come back to a page that is left; what is on its way is asked again if somebody does.
    listen(window, 'pagehide', () => this.#returnJobs(), { signal: this.#signal });
    this.#tree.start(this.document);
  }

  /** Stops all work and restores every attribute. */
  stop(): void {
    this.#stopper.abort();
    for (const record of this.records.values()) record.job?.abort();
    this.#writer.restoreAll();
    this.records.clear();
    this.onChange();
  }

  /** Images still being worked on; at least 1 while a part of the page has not been looked at. */
  get pending(): number {
    return this.#queue.size + this.#onItsWay + (this.#tree.isSettled ? 0 : 1);
  }

  #watchLoads(root: Document | ShadowRoot): void {
    const onLoad = ({ target }: Event) => {
      if (target instanceof HTMLImageElement) this.#restart(target);
    };
    for (const type of ['load', 'error']) listen(root, type, onLoad, { capture: true, signal: this.#signal });
  }

  #consider(element: Element): void {
    if (this.#writer.isIntact(element) || isEditable(element)) return;
    const record = this.records.get(element) ?? this.#add(element);
    const wasLacking = record.verdict?.state === 'needs-name';
    record.verdict = judge(element);
    if (record.verdict.state !== 'needs-name') this.#withdraw(record);
    else if (!wasLacking) this.#enqueue(record);
    this.onChange();
  }

  #add(element: Element): ImageRecord {
    const record = createRecord(element);
    this.records.set(element, record);
    this.#nearby.observe(element);
    return record;
  }

  #onNaming(element: Element): void {
    const record = this.records.get(element);
    if (record?.written && !this.#writer.isIntact(element)) this.#answerOverwriting(record, record.written);
    else this.#consider(element);
  }

  /** The page has overwritten our words: it may have its own, or a framework has rendered its state again. */
  #answerOverwriting(record: ImageRecord, words: string): void {
    this.#writer.restore(record.element);
    record.written = null;
    record.verdict = judge(record.element);
    if (record.verdict.state !== 'needs-name') return;
    if (record.rewrites++ < MAX_REWRITES) this.#write(record, words);
    else record.outcome = declined('removed-by-page');
  }

  /** Its paint may have changed: a name must not outlive what it names. What is never still gets none. */
  #reviewSoon(element: Element): void {
    const record = this.records.get(element);
    if (!record?.written || record.isUnderReview) return;
    record.isUnderReview = true;
    setTimeout(() => void this.#review(record), REVIEW_PAUSE);
  }

  async #review(record: ImageRecord): Promise<void> {
    const isOver = () => this.#signal.aborted || record.written === null;
    record.isUnderReview = false;
    if (isOver()) return;
    const outcome = await askForOutcome(record.element, record.urgency, this.#signal);
    if (isOver()) return;
    if (++record.reviews > MAX_REVIEWS) {
      this.#withdraw(record);
      record.outcome = declined('never-still');
    } else if (outcome.state !== 'described' || wordsFor(outcome) !== record.written) {
      this.#restart(record.element);
    }
  }

  /** Its pixels are others now. */
  #restart(element: Element): void {
    const record = this.records.get(element);
    if (record) {
      this.#withdraw(record);
      record.verdict = undefined;
    }
    this.#consider(element);
  }

  #forget(element: Element): void {
    const record = this.records.get(element);
    if (!record) return;
    this.#withdraw(record);
    this.#nearby.unobserve(element);
    this.records.delete(element);
    this.onChange();
  }

  #withdraw(record: ImageRecord): void {
    record.job?.abort();
    record.job = undefined;
    record.outcome = undefined;
    record.written = null;
    this.#queue.delete(record);
    this.#writer.restore(record.element);
  }

  #onMove(element: Element, urgency: ImageRecord['urgency']): void {
    const record = this.records.get(element);
    if (!record) return;
    record.urgency = urgency;
    // Coming into view is also how an image that was not rendered shows itself.
    if (record.verdict?.state === 'decorative') this.#consider(element);
    if (this.#queue.has(record)) this.#queue.put(record, urgency);
  }

  #enqueue(record: ImageRecord): void {
    if (!isLoaded(record.element)) {
      record.outcome = declined('not-loaded-yet');
      return;
    }
    record.outcome = undefined;
    this.#queue.put(record, record.urgency);
    this.#dispatch();
  }

  #dispatch(): void {
    while (this.#onItsWay < ON_THEIR_WAY && visibilityOf(this.document) === 'visible' && !this.#signal.aborted) {
      const record = this.#queue.next();
      if (!record) return;
      this.#onItsWay++;
      void this.#describe(record).finally(() => {
        this.#onItsWay--;
        this.#dispatch();
        this.onChange();
      });
    }
  }

  #returnJobs(): void {
    for (const record of this.records.values()) {
      if (!record.job) continue;
      record.job.abort();
      record.job = undefined;
      this.#queue.put(record, record.urgency);
    }
  }

  async #describe(record: ImageRecord): Promise<void> {
    const job = new AbortController();
    record.job = job;
    const outcome = await askForOutcome(record.element, record.urgency, job.signal);
    // Meanwhile the image may have gone, or got other pixels: then somebody else takes care of it.
    if (record.job !== job || job.signal.aborted) return;
    record.job = undefined;
    record.outcome = outcome;
    if (outcome.state === 'described') this.#write(record, wordsFor(outcome));
  }

  #write(record: ImageRecord, text: string): void {
    this.#writer.write(record.element, text);
    record.written = text;
  }
}

/** What a person is editing is theirs. */
function isEditable(element: Element): boolean {
  const html = element instanceof HTMLElement ? element : parentElementOf(element);
  return html instanceof HTMLElement && html.isContentEditable === true;
}
