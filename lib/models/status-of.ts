import type { ModelState, ModelStatus } from '../shared/model-status';
import { bytesOf, isComplete, type Manifest } from './manifest';
import type { ModelStore } from './store';

/** How a model is that nobody is fetching. */
export async function statusOf(store: ModelStore, manifest: Manifest): Promise<ModelStatus> {
  const { id, name, repo, architecture, paused } = manifest;
  const sizes = await Promise.all(manifest.files.map(({ path }) => store.size(id, path)));
  const state: ModelState = isComplete(manifest) ? 'installed' : paused ? 'paused' : 'waiting';
  const loadedBytes = sizes.reduce((sum, size) => sum + size, 0);
  const rest = {
    loadedBytes,
    totalBytes: bytesOf(manifest),
    secondsLeft: null,
    waitsForConnection: false,
    error: null,
  };
  return { id, name, repo, architecture, state, ...rest };
}
