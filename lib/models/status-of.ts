import type { ModelRequest, ModelStatus } from '../shared/model-status';
import { bytesOf, filesToFetch, isComplete, isSettled, type Manifest } from './manifest';
import type { ModelStore } from './store';

const NOT_USABLE = { dtypes: null, revision: null };
const NOTHING = { secondsLeft: null, waitsForConnection: false, error: null };

/** How a model is that nobody is fetching. */
export async function statusOf(store: ModelStore, manifest: Manifest): Promise<ModelStatus> {
  const sizes = await Promise.all(filesToFetch(manifest).map(({ path }) => store.size(manifest.id, path)));
  const loadedBytes = sizes.reduce((sum, size) => sum + size, 0);
  const status = statusWhileWaiting(manifest, loadedBytes);
  if (isSettled(manifest)) return { ...status, state: 'installed' };
  if (manifest.paused) return { ...status, state: 'paused' };
  return manifest.failure ? { ...status, state: 'failed', error: manifest.failure } : status;
}

/** How it is until its turn comes to be fetched. */
export function statusWhileWaiting(manifest: Manifest, loadedBytes: number): ModelStatus {
  const { id, name, host, repo, architecture } = manifest;
  const rest = { loadedBytes, totalBytes: bytesOf(manifest), ...NOTHING };
  return { id, name, host, repo, architecture, ...usableOf(manifest), state: 'waiting', ...rest };
}

/** How one is of which nothing is here. */
export function statusWhileLookedUp({ id, name, host, repo, architecture }: ModelRequest): ModelStatus {
  const rest = { loadedBytes: 0, totalBytes: 0, ...NOTHING };
  return { id, name, host, repo, architecture, ...NOT_USABLE, state: 'looking-up', ...rest };
}

/** As what it can be used. */
export const usableOf = (manifest: Manifest): Pick<ModelStatus, 'dtypes' | 'revision'> =>
  isComplete(manifest) ? { dtypes: manifest.dtypes, revision: manifest.revision } : NOT_USABLE;
