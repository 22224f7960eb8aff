import { declined, type Outcome } from '../shared/outcome';
import type { ImageRecord } from './image-record';

/** An image that is drawn anew is looked at again after this pause, in milliseconds, and not for ever. */
const PAUSE = 300;
const MAX_REVIEWS = 20;

/** Looks again at images whose paint may have changed: a name must not outlive what it names. */
export class Reviewer {
  /** `withdraw` takes a record's name back for good, `restart` also describes it anew. */
  constructor(
    private readonly actions: Record<'withdraw' | 'restart', (record: ImageRecord) => void>,
    private readonly ask: (record: ImageRecord) => Promise<Outcome>,
    private readonly signal: AbortSignal,
  ) {}

  /** What is never still gets no name. */
  reviewSoon(record: ImageRecord | undefined): void {
    if (!record?.written || record.isUnderReview) return;
    record.isUnderReview = true;
    setTimeout(() => void this.#review(record), PAUSE);
  }

  async #review(record: ImageRecord): Promise<void> {
    const { outcome: before } = record;
    const isOver = () => this.signal.aborted || record.outcome !== before || record.written === null;
    record.isUnderReview = false;
    // Words of the author do not come from the pixels.
    if (isOver() || before?.reason !== 'recognised') return;
    const now = await this.ask(record);
    if (isOver()) return;
    if (++record.reviews > MAX_REVIEWS) {
      this.actions.withdraw(record);
      record.outcome = declined('never-still');
    } else if (now.state !== 'described' || now.text !== before.text) {
      this.actions.restart(record);
    }
  }
}
