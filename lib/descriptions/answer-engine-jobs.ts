import type { ImageEngine } from '../engine/image-engine';
import { handleMessage, sendMessage } from '../messaging/messenger';
import type { TextSoFar } from '../messaging/protocol';
import { CancellableJobs } from '../shared/cancellable-jobs';
import { declined } from '../shared/outcome';
import { answerEngineQuestions } from './answer-engine-questions';
import type { EngineHost } from './engine-host';

/** Connects an engine and its host, in a document of their own, to the background's messages. */
export function answerEngineJobs(host: EngineHost, engine: ImageEngine): void {
  const jobs = new CancellableJobs();
  handleMessage('engine:describe', (job) =>
    jobs.run(job.id, async (signal) => {
      try {
        return await host.describe(job, signal, (text, progress, language) =>
          tell({ id: job.id, text, progress, language }),
        );
      } catch (error) {
        if (signal.aborted) return declined('cancelled');
        throw error;
      }
    }),
  );
  handleMessage('engine:models', (command) => host.models(command));
  handleMessage('engine:cancel', ({ id }) => jobs.cancel(id));
  handleMessage('engine:hurry', ({ id, urgency }) => host.hurry(id, urgency));
  answerEngineQuestions(engine);
}

/** Nobody may be listening any more. */
function tell(text: TextSoFar): void {
  sendMessage('engine:text', text).catch(() => {});
}
