import { proxy } from 'comlink';
import { isMoving, type ModelCommand, type ModelStatus } from '../../shared/model-status';
import { openWorker, type WorkerHandle } from '../../shared/open-worker';
import type { DownloadWorkerApi } from './download.worker';
import DownloadWorker from './download.worker?worker';

export interface ModelDownloads {
  /** Rejects where the worker cannot be started, or dies; the next command starts another. */
  do(command: ModelCommand): Promise<ModelStatus[]>;
  /** Fetches files anew that were found damaged. */
  repair(): Promise<void>;
}

type Handle = WorkerHandle<DownloadWorkerApi>;

const GIVEN_UP = {
  state: 'failed',
  secondsLeft: null,
  waitsForConnection: false,
  error: { code: 'failed', detail: '' },
} as const satisfies Partial<ModelStatus>;

/** Milliseconds: it only reads what is known of each model. */
const START_LIMIT = 30_000;

/**
 * The worker that fetches models, started when it is first needed; from then on it goes on with what was begun. One that dies
 * in the middle is replaced once; what ends that one, too, waits for the user.
 */
export function createModelDownloads(
  onChange: (statuses: ModelStatus[]) => void,
  spawn: (name: string) => Worker = (name) => new DownloadWorker({ name }),
): ModelDownloads {
  let opening: Promise<Handle> | undefined;
  let last: ModelStatus[] = [];
  let mayReplace = true;
  const tell = (statuses: ModelStatus[]) => {
    last = statuses;
    onChange(statuses);
  };
  const opened = () => {
    if (opening) return opening;
    const mine = open(tell, spawn);
    const forget = () => {
      if (opening === mine) opening = undefined;
    };
    opening = mine;
    void mine.then(({ died, terminate }) => died.catch(terminate).then(forget).then(replace), forget);
    return mine;
  };
  const replace = async () => {
    if (!last.some(isMoving)) return;
    try {
      if (!mayReplace) throw new Error('another worker that fetches models has died');
      mayReplace = false;
      // What was begun goes on as the new one opens; what was only looked up is not known any more.
      tell(await ask((api) => api.statuses()));
    } catch (error) {
      console.error('Altlight: models are not fetched any more.', error);
      tell(last.map((status) => (isMoving(status) ? { ...status, ...GIVEN_UP } : status)));
    }
  };
  const ask = async <T>(question: (api: Handle['api']) => Promise<T>): Promise<T> => {
    const { api, died } = await opened();
    return Promise.race([question(api), died]);
  };
  return {
    do: (command) => {
      if (command.type !== 'list') mayReplace = true;
      return ask(async (api) => {
        // Both take long; how it goes on shows in the statuses.
        if (command.type === 'install') tellFailure(api.install(command.model));
        else if (command.type === 'exchange') tellFailure(api.exchange(command.id, command.dtypes));
        else if (command.type === 'imported') await api.refresh(command.id);
        else if (command.type !== 'list') await api[command.type](command.id);
        return api.statuses();
      });
    },
    repair: () => ask((api) => api.repair()),
  };
}

function tellFailure(work: Promise<void>): void {
  work.catch((error) => console.error('Altlight: a model cannot be fetched.', error));
}

function open(onChange: (statuses: ModelStatus[]) => void, spawn: (name: string) => Worker): Promise<Handle> {
  // So that the browser does not clear a model away when the disk gets full. It may refuse; then it may be fetched again.
  void navigator.storage.persist?.().catch(() => false);
  return openWorker<DownloadWorkerApi>(spawn, (api) => api.open(proxy(onChange)), START_LIMIT);
}
