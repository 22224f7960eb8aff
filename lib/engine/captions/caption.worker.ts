import { expose } from 'comlink';
import { INSTALLED, serveInstalledFiles } from '../../describers/transformers/installed-files';
import { loadCaptioner } from '../../describers/transformers/load-captioner';
import { useOnlyBundledFiles } from '../../describers/transformers/runtime';
import { formatsOf } from '../../models/needed-files';
import { openModelStore } from '../../models/store';
import type { InstalledModel } from '../../shared/installed-model';
import { createCaptionWorkerApi } from './caption-worker-api';

/** More threads than this gain little, and starve the page. */
const MOST_THREADS = 4;

const { origin } = self.location;
useOnlyBundledFiles(origin, self.crossOriginIsolated ? Math.min(MOST_THREADS, navigator.hardwareConcurrency) : 1);

expose(
  createCaptionWorkerApi(async (model, device) => {
    const store = await openModelStore();
    const files = serveInstalledFiles(origin, (path) => store.read(model.id, path));
    if (model.architecture === 'blip') throw new Error('BLIP cannot be run yet');
    try {
      return await loadCaptioner(model.id, model.architecture, INSTALLED, { device, dtype: dtypesOf(model) });
    } finally {
      files.release();
    }
  }),
);

/** transformers.js looks the encoder's format up by two names. */
function dtypesOf({ architecture, dtypes }: InstalledModel): Record<string, string> {
  const formats = formatsOf(architecture, dtypes);
  return formats.encoder_model ? { ...formats, model: formats.encoder_model } : formats;
}
