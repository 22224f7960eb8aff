import { proxy } from 'comlink';
import type { ModelCommand, ModelStatus } from '../../shared/model-status';
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

/** Milliseconds: it only reads what is known of each model. */
const START_LIMIT = 30_000;

/** The worker that fetches models, started when it is first needed; from then on it goes on with what was begun. */
export function createModelDownloads(
  onChange: (statuses: ModelStatus[]) => void,
  spawn: (name: string) => Worker = (name) => new DownloadWorker({ name }),
): ModelDownloads {
  let opening: Promise<Handle> | undefined;
  const opened = () => {
    if (opening) return opening;
    const mine = open(onChange, spawn);
    const forget = () => {
      if (opening === mine) opening = undefined;
    };
    opening = mine;
    void mine.then(({ died, terminate }) => died.catch(terminate).then(forget), forget);
    return mine;
  };
  const ask = async <T>(question: (api: Handle['api']) => Promise<T>): Promise<T> => {
    const { api, died } = await opened();
    return Promise.race([question(api), died]);
  };
  return {
    do: (command) =>
      ask(async (api) => {
        // Both take long; how it goes on shows in the statuses.
        if (command.type === 'install') tellFailure(api.install(command.model));
        else if (command.type === 'exchange') tellFailure(api.exchange(command.id, command.dtypes));
        else if (command.type === 'imported') await api.refresh(command.id);
        else if (command.type !== 'list') await api[command.type](command.id);
        return api.statuses();
      }),
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
