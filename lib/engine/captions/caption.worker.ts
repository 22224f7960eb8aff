import { expose } from 'comlink';
import { useOnlyBundledFiles } from '../../describers/transformers/runtime';
import { openModelStore } from '../../models/store';
import { createCaptionWorkerApi, type Reads } from './caption-worker-api';
import { loadInstalledCaptioner, loadInstalledChecker } from './load-installed';

/** More threads than this gain little, and starve the page. */
const MOST_THREADS = 4;

const { origin } = self.location;
useOnlyBundledFiles(origin, self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1);

/** Counts how often each file is read. */
async function reader(id: string, reads: Reads) {
  const store = await openModelStore();
  return (path: string) => {
    reads[path] = (reads[path] ?? 0) + 1;
    return store.read(id, path);
  };
}

expose(
  createCaptionWorkerApi({
    async loadCaptioner(model, device) {
      const reads: Reads = {};
      const captioner = await loadInstalledCaptioner(model, device, origin, await reader(model.id, reads));
      return { captioner, reads };
    },
    loadChecker: async (model) => loadInstalledChecker(model, origin, await reader(model.id, {})),
  }),
);
