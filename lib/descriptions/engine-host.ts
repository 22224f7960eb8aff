import type { EngineJob } from '../messaging/protocol';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { Outcome } from '../shared/outcome';

/** Where inference happens: an offscreen document in Chrome, the background page itself in Firefox. */
export interface EngineHost {
  /**
   * Never rejects but with the signal's reason: an engine that fails says so in the outcome.
   * @param onText gets the whole text so far, from models that write it word by word.
   */
  describe(job: EngineJob, signal: AbortSignal, onText: (textSoFar: string) => void): Promise<Outcome>;
  /** What is done with captioning models; the answer tells how all of them are then. */
  models(command: ModelCommand): Promise<ModelStatus[]>;
}
