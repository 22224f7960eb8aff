import { type Remote, wrap } from 'comlink';
import type { EngineDevice } from '../shared/engine-device';
import type { OnText, Progress } from '../shared/progress';
import { within } from '../shared/time-limit';
import { onEnd } from './worker-life';

/** One worker with a model loaded on one device. A failed one is never used again: its realm may be poisoned. */
export interface Session<Job, Answer> {
  /** @param onText is called by models that write word by word. */
  run(id: string, job: Job, onText: OnText): Promise<Answer>;
  cancel(id: string): void;
  /** How often each of the model's files was read, for a diagnosis. */
  readonly reads?: Record<string, number>;
  /** Rejects when the worker dies or is terminated; comlink alone would wait for ever. Never resolves. */
  readonly died: Promise<never>;
  terminate(): void;
}

/** One way to run one model, in order to try another when it fails. */
export interface Setup<Job, Answer> {
  /** Of the model, the device and the number format: what turns out unfit is remembered by it. */
  readonly name: string;
  /** Of what is loaded; another revision of a model is another session. By default the name. */
  readonly key?: string;
  readonly device: EngineDevice;
  /**
   * Rejects when the model cannot be loaded, or answers a known picture wrongly.
   * @param onProgress gets how much of its files has been read; undefined when it is not known how far the rest is.
   */
  open(onProgress: (progress: Progress | undefined) => void): Promise<Session<Job, Answer>>;
}

export interface WorkerHandle<Api, Loaded = void> {
  api: Remote<Api>;
  /** What loading has told. */
  loaded: Loaded;
  died: Promise<never>;
  terminate(): void;
}

/**
 * Starts a worker by a name of its own, and loads its model, which holds the worker's life. Rejects within `limit` milliseconds, and leaves no
 * worker behind.
 */
export async function openWorker<Api, Loaded = void>(
  spawn: (name: string) => Worker,
  load: (api: Remote<Api>) => Promise<Loaded>,
  limit: number,
): Promise<WorkerHandle<Api, Loaded>> {
  const name = `altlight worker ${crypto.randomUUID()}`;
  const worker = spawn(name);
  const stopped = new AbortController();
  let terminate = () => worker.terminate();
  let hearEnd = () => {};
  const died = new Promise<never>((_, reject) => {
    terminate = () => {
      worker.terminate();
      stopped.abort();
      reject(new Error('engine worker: stopped'));
    };
    hearEnd = () => onEnd(name, stopped.signal, () => reject(new Error('engine worker: ended by itself')));
    worker.addEventListener('error', (event) =>
      reject(new Error(`engine worker: ${event.message || 'failed to start'}`)),
    );
    worker.addEventListener('messageerror', () => reject(new Error('engine worker: unreadable message')));
  });
  died.catch(() => {});
  const api = wrap<Api>(worker);
  try {
    const loaded = await within(limit, Promise.race([load(api), died]), 'the model took too long to load');
    hearEnd();
    return { api, loaded, died, terminate };
  } catch (error) {
    terminate();
    throw error;
  }
}
