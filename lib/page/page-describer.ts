import { controlAround } from '../images/control';
import { judge, reasonToLeaveAlone } from '../images/judge';
import { sendMessage } from '../messaging/messenger';
import { URGENCY } from '../messaging/protocol';
import { type Described, declined } from '../shared/outcome';
import type { PageRules } from '../shared/preferences';
import type { Verdict } from '../shared/verdict';
import { afterFrame } from './after-frame';
import type { Name } from './description-writer';
import { Dispatcher } from './dispatcher';
import { isEditable } from './editing';
import { isExtensionGone } from './extension-life';
import { onFirstLayout } from './first-layout';
import { ImageAsker } from './image-asker';
import { createRecord, type ImageRecord } from './image-record';
import { listenLastingly } from './lasting-listeners';
import { LinkTexts } from './link-texts';
import { isLoaded } from './loading';
import { NameKeeper } from './name-keeper';
import { nameFor, withPurpose } from './naming';
import { NearbyWatcher } from './nearby-watcher';
import { mayOthersSpeak } from './others-in-control';
import { OwnWords } from './own-words';
import { whenReady } from './ready-page';
import { Reviewer } from './reviewer';
import { TreeWatcher } from './tree-watcher';
import { UserOrders } from './user-orders';

/** Milliseconds at most for which the images of a large page are gathered before the first is described. */
const GATHERING = 1_000;
/** The browser tells what is near after one frame, what of that is in view after another, each a little late. */
const FRAMES_TO_SEE = 3;

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
  readonly orders: UserOrders;
  readonly #names: NameKeeper;
  readonly #ownWords: OwnWords;
  readonly #asker: ImageAsker;
  readonly #linkTexts: LinkTexts;
  readonly #stopper = new AbortController();
  readonly #signal = this.#stopper.signal;
  readonly #nearby: NearbyWatcher;
  readonly #reviewer: Reviewer;
  readonly #tree: TreeWatcher;
  readonly #dispatcher: Dispatcher;
  #isReady = false;

  /** `onChange` is called whenever counts may have changed. `hasOwnWords`: whether the user has their own for any image. */
  constructor(
    private readonly document: Document,
    private readonly rules: PageRules,
    private readonly onChange: () => void,
    hasOwnWords: () => boolean,
  ) {
    const use = ({ element }: ImageRecord, words: Described) => this.orders.use(element, words);
    this.#ownWords = new OwnWords(hasOwnWords, use, this.#signal);
    this.#asker = new ImageAsker(rules, this.#ownWords);
    this.orders = new UserOrders(this.records, this.#asker, {
      add: (element) => this.#add(element),
      restart: (element) => this.#restart(element),
      withdraw: (record) => this.#withdraw(record),
      name: (record, outcome) => this.#names.put(record, this.#nameFor(record.element, outcome), true),
      hasten: (record) => this.#dispatcher.move(record),
      onChange,
    });
    this.#names = new NameKeeper((record) => this.#mayBeNamed(record), rules.keepFromPages);
    this.#linkTexts = new LinkTexts(document);
    const work = (record: ImageRecord, signal: AbortSignal) => this.#describe(record, signal);
    this.#dispatcher = new Dispatcher(document, work, onChange, this.#signal);
    this.#nearby = new NearbyWatcher((element, urgency) => this.#onMove(element, urgency), this.#signal);
    this.#reviewer = new Reviewer(
      { withdraw: (record) => this.#withdraw(record), restart: ({ element }) => this.#restart(element) },
      (record) => this.#asker.askAnew(record, this.#signal),
      this.#signal,
    );
    this.#tree = new TreeWatcher(
      {
        onImage: (element) => this.#consider(element),
        onGone: (element) => this.#forget(element),
        onNaming: (element) => this.#onNaming(element),
        onPixels: (element) => this.#restart(element),
        onPaint: (element) => this.#reviewer.reviewSoon(this.records.get(element)),
        onRoot: (root) => this.#watchLoads(root),
      },
      this.#signal,
    );
  }

  async start(): Promise<void> {
    listenLastingly(window, 'pagehide', () => this.#reportNames(), { signal: this.#signal });
    await whenReady(this.document, this.#signal);
    this.#isReady = true;
    if (this.#signal.aborted) return;
    void onFirstLayout(this.document, () => this.#considerHidden(), this.#signal);
    setTimeout(() => this.#dispatcher.release(), GATHERING);
    await this.#tree.start(this.document);
    for (let frame = 0; frame < FRAMES_TO_SEE && this.#dispatcher.size > 0; frame++) await afterFrame();
    this.#dispatcher.release();
  }

  #considerHidden(): void {
    for (const { element, verdict } of this.records.values()) {
      if (verdict?.reason === 'not-rendered') this.#consider(element);
    }
  }

  /** So that the author's words are known on the next page of the site. */
  #reportNames(): void {
    const names = this.#asker.authorNames();
    if (names.length > 0 && !isExtensionGone()) void sendMessage('image:named', names).catch(() => {});
  }

  /** Stops all work and restores every attribute. */
  stop(): void {
    this.#stopper.abort();
    this.#names.takeAll();
    this.records.clear();
    this.onChange();
  }

  /** Images still being worked on; at least 1 while a part of the page has not been looked at. */
  get pending(): number {
    const isLooking = !this.#isReady || !this.#tree.isSettled;
    return this.#dispatcher.size + this.#names.waiting + (isLooking ? 1 : 0);
  }

  get roots(): Iterable<Document | ShadowRoot> {
    return this.#tree.roots;
  }

  #watchLoads(root: Document | ShadowRoot): void {
    const onLoad = ({ target }: Event) => {
      if (target instanceof HTMLImageElement) this.#onLoad(target);
    };
    const options = { capture: true, signal: this.#signal };
    for (const type of ['load', 'error']) listenLastingly(root, type, onLoad, options);
  }

  #onLoad(image: HTMLImageElement): void {
    const record = this.records.get(image);
    const hadPixels = record?.outcome && record.outcome.reason !== 'not-loaded-yet';
    if (record && hadPixels) this.#asker.forgetOutcome(record);
    this.#restart(image);
  }

  #consider(element: Element): void {
    if (this.orders.isTakenBack(element) || this.orders.isForced(element) || isEditable(element)) return;
    if (this.#names.isIntact(element)) this.#considerWritten(element);
    else this.#judge(this.records.get(element) ?? this.#add(element));
  }

  #judge(record: ImageRecord): void {
    const wasLacking = record.verdict?.state === 'needs-name';
    const verdict = this.#judgeAgain(record);
    this.#observeIfNeeded(record);
    if (verdict.state !== 'needs-name') {
      this.#withdraw(record);
      this.#ownWords.consider(record);
    } else if (!wasLacking) this.#enqueue(record);
    this.onChange();
  }

  #judgeAgain(record: ImageRecord): Verdict {
    record.verdict = judge(record.element, this.rules);
    for (const other of this.#asker.add(record)) this.#restart(other.element);
    return record.verdict;
  }

  /** Its own words are ours, but what is around it may be others now. */
  #considerWritten(element: Element): void {
    const record = this.records.get(element);
    const reason = reasonToLeaveAlone(element, this.rules);
    if (record && reason) {
      this.#withdraw(record);
      record.verdict = { state: 'decorative', reason };
      this.#observeIfNeeded(record);
      this.onChange();
    } else if (record?.outcome?.state === 'described' && controlAround(element)) {
      const name = this.#nameFor(element, record.outcome);
      if (name.text !== record.written) this.#names.put(record, name, true);
    }
  }

  #add(element: Element): ImageRecord {
    const record = createRecord(element);
    this.records.set(element, record);
    return record;
  }

  /** Where it stands matters while it waits, and to one that is not to be seen yet. */
  #observeIfNeeded({ element, verdict, outcome }: ImageRecord): void {
    const isWaiting = verdict?.state === 'needs-name' && !outcome;
    const isHidden = verdict?.state === 'decorative' && ['not-rendered', 'spacer'].includes(verdict.reason);
    if (isWaiting || isHidden) this.#nearby.observe(element);
    else this.#nearby.unobserve(element);
  }

  #onNaming(element: Element): void {
    const record = this.records.get(element);
    if (record && this.#names.isOwnChange(record)) return;
    if (record?.written && !this.#names.isIntact(element)) this.#answerOverwriting(record);
    else this.#consider(element);
  }

  /** The page has overwritten our words: it may have its own, or a framework has rendered its state again. */
  #answerOverwriting(record: ImageRecord): void {
    this.#names.take(record);
    const verdict = this.#judgeAgain(record);
    if (verdict.state !== 'needs-name' || record.outcome?.state !== 'described') return;
    this.#names.putAgain(record, this.#nameFor(record.element, record.outcome));
  }

  /** Its pixels are others now. */
  #restart(element: Element): void {
    if (this.orders.isForced(element)) return;
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
    this.#asker.remove(record);
    this.#nearby.unobserve(element);
    this.records.delete(element);
    this.onChange();
  }

  #withdraw(record: ImageRecord): void {
    this.#dispatcher.withdraw(record);
    record.outcome = undefined;
    this.#names.take(record);
  }

  #onMove(element: Element, urgency: ImageRecord['urgency']): void {
    const record = this.records.get(element);
    if (!record) return;
    record.urgency = urgency;
    // Coming into view is also how an image that was not rendered shows itself.
    if (record.verdict?.state === 'decorative') this.#consider(element);
    this.#dispatcher.move(record);
  }

  #enqueue(record: ImageRecord): void {
    if (!isLoaded(record.element)) {
      record.outcome = declined('not-loaded-yet');
      return;
    }
    record.outcome = undefined;
    this.#dispatcher.put(record);
  }

  async #describe(record: ImageRecord, signal: AbortSignal): Promise<void> {
    const { element } = record;
    const isPatient = record.urgency === URGENCY.rest && this.#dispatcher.isFast;
    const outcome = await this.#asker.outcomeOf(record, isPatient, signal);
    // Meanwhile the image may have gone, or got other pixels: then somebody else takes care of it.
    if (signal.aborted) return;
    this.#nearby.unobserve(element);
    record.outcome = mayOthersSpeak(element, this.records) ? outcome : withPurpose(element, outcome, this.#linkTexts);
    if (record.outcome.state === 'described') {
      const isLast = this.#dispatcher.size === 1 && this.#tree.isSettled;
      this.#names.put(record, this.#nameFor(element, record.outcome), isLast);
    }
  }

  /** Another image in the same link may have got a name meanwhile. */
  #mayBeNamed(record: ImageRecord): boolean {
    if (this.orders.isForced(record.element)) return !isEditable(record.element);
    const reason = reasonToLeaveAlone(record.element, this.rules);
    if (reason) record.verdict = { state: 'decorative', reason };
    return reason === null && !isEditable(record.element);
  }

  #nameFor(element: Element, outcome: Described): Name {
    return nameFor(element, outcome, this.#linkTexts, this.rules.hedge);
  }
}
