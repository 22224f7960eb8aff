import type { ImageEngine } from '../engine/image-engine';
import { handleMessage } from '../messaging/messenger';
import { CancellableJobs } from '../shared/cancellable-jobs';
import { declined } from '../shared/outcome';
import type { EngineHost } from './engine-host';

/** Connects an engine and its host, in a document of their own, to the background's messages. */
export function answerEngineJobs(host: EngineHost, engine: ImageEngine): void {
  const jobs = new CancellableJobs();
  handleMessage('engine:describe', (job) =>
    jobs.run(job.id, async (signal) => {
      try {
        return await host.describe(job, signal);
      } catch (error) {
        if (signal.aborted) return declined('cancelled');
        throw error;
      }
    }),
  );
  handleMessage('engine:status', () => engine.status());
  handleMessage('engine:cancel', ({ id }) => jobs.cancel(id));
}
