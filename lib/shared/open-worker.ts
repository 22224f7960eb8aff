import { type Remote, wrap } from 'comlink';
import { within } from './time-limit';
import { holdsLife, onEnd } from './worker-life';

export interface WorkerHandle<Api, Loaded = void> {
  api: Remote<Api>;
  /** What loading has told. */
  loaded: Loaded;
  /** Rejects when the worker dies or is terminated. Never resolves. */
  died: Promise<never>;
  terminate(): void;
}

/**
 * Starts a worker by a name of its own, which holds its life (holdLife), and has it load what it needs. Rejects within `limit`
 * milliseconds, or as soon as it has ended, and leaves no worker behind. comlink alone would wait for ever for one that
 * cannot start, or ends.
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
      reject(new Error('worker: stopped'));
    };
    hearEnd = () => onEnd(name, stopped.signal, () => reject(new Error('worker: ended by itself')));
    worker.addEventListener('error', (event) => reject(new Error(`worker: ${event.message || 'failed to start'}`)));
    worker.addEventListener('messageerror', () => reject(new Error('worker: unreadable message')));
  });
  died.catch(() => {});
  const api = wrap<Api>(worker);
  const begin = async () => {
    await holdsLife(worker);
    hearEnd();
    return load(api);
  };
  try {
    const loaded = await within(limit, Promise.race([begin(), died]), 'the worker took too long to load');
    return { api, loaded, died, terminate };
  } catch (error) {
    terminate();
    throw error;
  }
}
