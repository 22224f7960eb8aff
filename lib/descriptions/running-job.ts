import type { Urgency } from '../messaging/protocol';
import type { Outcome } from '../shared/outcome';
import { Priority } from '../shared/priority';
import type { OnText } from '../shared/progress';
import { unlessAborted } from '../shared/time-limit';

/** What several ask for at once: it is as urgent as it is to the most urgent of them, and all hear how far it is. */
export class RunningJob {
  readonly priority: Priority;
  readonly outcome: Promise<Outcome>;
  readonly #listeners = new Set<OnText>();
  #told: Parameters<OnText> | undefined;

  constructor(
    urgency: Urgency,
    run: (job: RunningJob) => Promise<Outcome>,
    /** It is more urgent now than it was said to be. */
    private readonly onHurry: (urgency: Urgency) => void,
  ) {
    this.priority = new Priority(-urgency);
    this.outcome = run(this);
  }

  get urgency(): Urgency {
    return -this.priority.value as Urgency;
  }

  readonly tell: OnText = (...told) => {
    this.#told = told;
    for (const listener of this.#listeners) listener(...told);
  };

  /** Waits with the others. Rejects with the signal's reason when this one need not wait any longer. */
  async join(urgency: Urgency, signal: AbortSignal, onText: OnText): Promise<Outcome> {
    this.#listeners.add(onText);
    if (this.#told) onText(...this.#told);
    if (urgency < this.urgency) {
      this.priority.raise(-urgency);
      this.onHurry(urgency);
    }
    try {
      return await unlessAborted(signal, this.outcome);
    } finally {
      this.#listeners.delete(onText);
    }
  }
}
