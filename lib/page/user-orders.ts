import { URGENCY } from '../messaging/protocol';
import { type Described, declined, mayAnotherModelKnow } from '../shared/outcome';
import type { ImageAsker } from './image-asker';
import type { ImageRecord } from './image-record';

/** What a page's describer does for it. */
interface Steps {
  add(element: Element): ImageRecord;
  /** Begins anew with an image. */
  restart(element: Element): void;
  withdraw(record: ImageRecord): void;
  name(record: ImageRecord, outcome: Described): void;
  /** It has become more urgent. */
  hasten(record: ImageRecord): void;
  onChange(): void;
}

/** What the user has said about single images of a page, and what that does to them. */
export class UserOrders {
  readonly #takenBack = new WeakSet<Element>();
  /** Those that the user wants a name for, whatever the page says. */
  readonly #forced = new WeakSet<Element>();

  constructor(
    private readonly records: ReadonlyMap<Element, ImageRecord>,
    private readonly asker: ImageAsker,
    private readonly steps: Steps,
  ) {}

  isTakenBack(element: Element): boolean {
    return this.#takenBack.has(element);
  }

  isForced(element: Element): boolean {
    return this.#forced.has(element);
  }

  /** Takes the description of one image back; it gets none until giveAgain(). */
  takeBack(element: Element): void {
    const record = this.records.get(element);
    if (!record) return;
    this.#forced.delete(element);
    this.#takenBack.add(element);
    this.steps.withdraw(record);
    record.outcome = declined('taken-back');
    this.steps.onChange();
  }

  giveAgain(element: Element): void {
    this.#takenBack.delete(element);
    this.steps.restart(element);
  }

  /** Names an image in these words, whatever the page says of it; takeBack() takes them back. */
  use(element: Element, outcome: Described): void {
    const record = this.records.get(element) ?? this.steps.add(element);
    this.steps.withdraw(record);
    this.#takenBack.delete(element);
    this.#forced.add(element);
    Object.assign(record, { verdict: { state: 'needs-name', reason: 'asked-for' }, outcome });
    this.steps.name(record, outcome);
    this.steps.onChange();
  }

  /** Asks anew for an image, wherever it is on the page: the user has said something of it. */
  refresh(element: Element): void {
    this.#forced.delete(element);
    const record = this.records.get(element);
    if (!record) return;
    for (const same of this.asker.alike(record)) this.#askAgainFor(same);
  }

  /** Asks for everything that has no description yet, and for what failed; in the reading order. */
  askForAll(): void {
    for (const record of [...this.records.values()]) {
      if (record.verdict?.state !== 'needs-name' || record.outcome?.state === 'described') continue;
      record.urgency = URGENCY.asked;
      if (record.outcome) this.#askAgainFor(record);
      else this.steps.hasten(record);
    }
  }

  /** Another captioning model may know what the last one did not; what is on its way may still come from that one. */
  askAgain(): void {
    for (const record of [...this.records.values()]) {
      const { outcome, verdict } = record;
      const mayKnow = outcome ? mayAnotherModelKnow(outcome) : verdict?.state === 'needs-name';
      if (mayKnow) this.#askAgainFor(record);
    }
  }

  #askAgainFor(record: ImageRecord): void {
    this.asker.forgetOutcome(record);
    this.steps.restart(record.element);
  }
}
