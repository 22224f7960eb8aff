import type { EngineJob } from '../messaging/protocol';
import type { Outcome } from '../shared/outcome';

/** Where inference happens: an offscreen document in Chrome, the background page itself in Firefox. */
export interface EngineHost {
  /** Never rejects but with the signal's reason: an engine that fails says so in the outcome. */
  describe(job: EngineJob, signal: AbortSignal): Promise<Outcome>;
}
