import { type Remote, wrap } from 'comlink';
import type { EngineDevice } from '../shared/engine-device';
import { within } from '../shared/time-limit';
import type { WorkerApi } from './worker-api';

/** One worker with a model loaded on one device. A failed one is never used again: its realm may be poisoned. */
export interface Session {
  readonly device: EngineDevice;
  readonly worker: Remote<WorkerApi>;
  /** Rejects when the worker dies; comlink alone would wait for ever. Never resolves. */
  readonly died: Promise<never>;
  terminate(): void;
}

export type OpenSession = (device: EngineDevice) => Promise<Session>;

/** Starts a worker and loads the model. Rejects within `limit` milliseconds, and leaves no worker behind. */
export async function openSession(spawn: () => Worker, device: EngineDevice, limit: number): Promise<Session> {
  const worker = spawn();
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(`engine worker: ${event.message || 'failed to start'}`)),
    );
    worker.addEventListener('messageerror', () => reject(new Error('engine worker: unreadable message')));
  });
  died.catch(() => {});
  const api = wrap<WorkerApi>(worker);
  try {
    await within(limit, Promise.race([api.load(device), died]), 'the model took too long to load');
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return { device, worker: api, died, terminate: () => worker.terminate() };
}
