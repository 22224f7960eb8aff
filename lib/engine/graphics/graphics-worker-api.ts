import type { Describer, Picture } from '../../describers/describer';
import { CancellableJobs } from '../../shared/cancellable-jobs';
import type { EngineDevice } from '../../shared/engine-device';
import { declined, type Outcome } from '../../shared/outcome';
import { gate } from './gate';

export type LoadDescriber = (device: EngineDevice) => Promise<Describer>;

/** What the worker offers to the document that owns it. It knows nothing of browser.*, queues or time limits. */
export function createGraphicsWorkerApi(loadDescriber: LoadDescriber) {
  const jobs = new CancellableJobs();
  let describer: Describer | undefined;

  return {
    /** Rejects when the model cannot be loaded, or answers a known picture wrongly on this device. */
    async load(device: EngineDevice): Promise<void> {
      describer = await loadDescriber(device);
      if (!(await describer.passesCanary())) {
        throw new Error(`${describer.id} answers a known picture wrongly on ${device}`);
      }
    },

    async describe(id: string, picture: Picture): Promise<Outcome> {
      const refusal = gate(picture);
      if (refusal) return refusal;
      const loaded = describer;
      if (!loaded) throw new Error('describe() before load()');
      return jobs.run(id, (signal) => describeWith(loaded, picture, signal));
    },

    cancel(id: string): void {
      jobs.cancel(id);
    },
  };
}

export type GraphicsWorkerApi = ReturnType<typeof createGraphicsWorkerApi>;

async function describeWith(describer: Describer, picture: Picture, signal: AbortSignal): Promise<Outcome> {
  const { certainty, ...draft } = await describer.describe(picture, signal);
  const { kind, confidence } = draft;
  if (!certainty) return declined('low-confidence', { kind, confidence, source: describer.id });
  return { state: 'described', reason: 'recognised', ...draft, certainty, source: describer.id };
}
