import { expose } from 'comlink';
import { useOnlyBundledFiles } from '../../describers/transformers/runtime';
import { openModelStore } from '../../models/store';
import { createCaptionWorkerApi, type Reads } from './caption-worker-api';
import { loadInstalled } from './load-installed';

/** More threads than this gain little, and starve the page. */
const MOST_THREADS = 4;

const { origin } = self.location;
useOnlyBundledFiles(origin, self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1);

expose(
  createCaptionWorkerApi(async (model, device) => {
    const store = await openModelStore();
    const reads: Reads = {};
    const captioner = await loadInstalled(model, device, origin, (path) => {
      reads[path] = (reads[path] ?? 0) + 1;
      return store.read(model.id, path);
    });
    return { captioner, reads };
  }),
);
