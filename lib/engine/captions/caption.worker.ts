import { expose } from 'comlink';
import { useOnlyBundledFiles } from '../../describers/transformers/runtime';
import { openModelStore } from '../../models/store';
import { holdLife } from '../../shared/worker-life';
import { createCaptionWorkerApi, type Reads } from './caption-worker-api';
import { loadInstalledCaptioner, loadInstalledChecker } from './load-installed';
import { readPart } from './read-part';

/** More threads than this gain little, and starve the page. */
const MOST_THREADS = 4;

const { origin } = self.location;
useOnlyBundledFiles(origin, self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1);

/** Counts how often each file is read, and tells how much of all has been. */
async function reader(id: string, reads: Reads, onRead: (part: number) => void = () => {}) {
  const store = await openModelStore();
  const files = (await store.manifest(id))?.files ?? [];
  const tell = readPart(files, onRead);
  return async (path: string) => {
    reads[path] = (reads[path] ?? 0) + 1;
    const bytes = await store.read(id, path);
    tell(path);
    return bytes;
  };
}

expose(
  createCaptionWorkerApi({
    async loadCaptioner(model, device, onRead) {
      const reads: Reads = {};
      const captioner = await loadInstalledCaptioner(model, device, origin, await reader(model.id, reads, onRead));
      return { captioner, reads };
    },
    async loadChecker(model) {
      return loadInstalledChecker(model, origin, await reader(model.id, {}));
    },
  }),
);
holdLife();
