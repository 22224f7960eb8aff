import { proxy, type Remote, wrap } from 'comlink';
import type { ModelCommand, ModelStatus } from '../../shared/model-status';
import type { DownloadWorkerApi } from './download.worker';
import DownloadWorker from './download.worker?worker';

export interface ModelDownloads {
  do(command: ModelCommand): Promise<ModelStatus[]>;
  /** Fetches files anew that were found damaged. */
  repair(): Promise<void>;
}

/** The worker that fetches models, started when it is first needed; from then on it goes on with what was begun. */
export function createModelDownloads(onChange: (statuses: ModelStatus[]) => void): ModelDownloads {
  let opening: Promise<Remote<DownloadWorkerApi>> | undefined;
  const opened = () => {
    opening ??= open(onChange).catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    async do(command) {
      const worker = await opened();
      // Both take long; how it goes on shows in the statuses.
      if (command.type === 'install') void worker.install(command.model);
      else if (command.type === 'exchange') void worker.exchange(command.id, command.dtypes);
      else if (command.type === 'imported') await worker.refresh(command.id);
      else if (command.type !== 'list') await worker[command.type](command.id);
      return worker.statuses();
    },
    repair: async () => (await opened()).repair(),
  };
}

async function open(onChange: (statuses: ModelStatus[]) => void): Promise<Remote<DownloadWorkerApi>> {
  // So that the browser does not clear a model away when the disk gets full. It may refuse; then it may be fetched again.
  void navigator.storage.persist?.().catch(() => false);
  const worker = wrap<DownloadWorkerApi>(new DownloadWorker());
  await worker.open(proxy(onChange));
  return worker;
}
