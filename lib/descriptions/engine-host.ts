import type { EngineJob, Urgency } from '../messaging/protocol';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { Outcome } from '../shared/outcome';
import type { OnText } from '../shared/progress';

/** Where inference happens: an offscreen document in Chrome, the background page itself in Firefox. */
export interface EngineHost {
  /**
   * Never rejects but with the signal's reason: an engine that fails says so in the outcome.
   * @param onText is called while a model is loaded, and by models that write word by word.
   */
  describe(job: EngineJob, signal: AbortSignal, onText: OnText): Promise<Outcome>;
  /** Somebody who waits for a job needs it sooner than was said when it was given. */
  hurry(id: string, urgency: Urgency): void;
  /** What is done with captioning models; the answer tells how all of them are then. */
  models(command: ModelCommand): Promise<ModelStatus[]>;
}
