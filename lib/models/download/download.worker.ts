import { expose } from 'comlink';
import { isMetered, onConnectionChange } from '../../shared/metered';
import type { ModelRequest, ModelStatus } from '../../shared/model-status';
import { untilOnline } from '../../shared/until-online';
import { holdLife } from '../../shared/worker-life';
import type { Dtypes } from '../catalogue';
import { freeBytes } from '../free-space';
import { openModelStore } from '../store';
import { ModelLibrary } from './model-library';
import { openSink } from './open-sink';

const STALL_LIMIT_MS = 30_000;
const PAUSE_MS = 1_000;
const RETRY_AFTER_MS = 60_000;

let library: Promise<ModelLibrary> | undefined;

/** Fetches models into the store, which the options page writes, too, when it copies a folder. Its document passes on what the user asks. */
const api = {
  /** Rejects where nothing can be read of the models on this device: then this worker is of no use, and another is tried. */
  async open(onChange: (statuses: ModelStatus[]) => void): Promise<void> {
    library = openModelStore().then((store) => {
      return new ModelLibrary({
        store,
        openSink: (id, path) => openSink(store, id, path),
        freeBytes,
        isMetered,
        onChange,
        stallLimit: STALL_LIMIT_MS,
        pause: PAUSE_MS,
        untilOnline,
        retryAfter: RETRY_AFTER_MS,
      });
    });
    onConnectionChange(() => void library?.then((opened) => opened.connectionChanged()).catch(console.error));
    await (await library).statuses();
  },
  statuses: async () => (await opened()).statuses(),
  install: async (request: ModelRequest) => (await opened()).install(request),
  exchange: async (id: string, dtypes: Dtypes) => (await opened()).exchange(id, dtypes),
  stopExchange: async (id: string) => (await opened()).stopExchange(id),
  pause: async (id: string) => (await opened()).pause(id),
  resume: async (id: string) => (await opened()).resume(id),
  remove: async (id: string) => (await opened()).remove(id),
  refresh: async (id: string) => (await opened()).refresh(id),
  repair: async () => (await opened()).repair(),
};

export type DownloadWorkerApi = typeof api;

function opened(): Promise<ModelLibrary> {
  if (!library) throw new Error('the library of models was asked before it was opened');
  return library;
}

expose(api);
holdLife();
