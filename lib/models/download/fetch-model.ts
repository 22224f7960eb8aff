import { ModelError } from '../../shared/model-error';
import type { ModelStatus } from '../../shared/model-status';
import { checkSpace, type FreeBytes } from '../free-space';
import { bytesOf, type Manifest } from '../manifest';
import { planAnew } from '../plan-model';
import { downloadModel, type ModelDownload } from './download-model';
import { Rate } from './rate';

/** How often a server's files may change while a model is fetched. */
const PLANS = 3;

export interface ModelFetch extends Omit<ModelDownload, 'onProgress' | 'onOffline'> {
  freeBytes: FreeBytes;
  /** Is not called any more once it has been aborted. */
  onStatus: (change: Partial<ModelStatus>) => void;
}

/**
 * Fetches what a model still lacks, of which so many bytes are here. Where the server's files change on the way, the model
 * is looked up again, so that its files fit together. Rejects with a ModelError.
 */
export async function fetchModel(manifest: Manifest, loadedBytes: number, fetch: ModelFetch): Promise<void> {
  const { store, signal, stallLimit } = fetch;
  await checkSpace(bytesOf(manifest) - loadedBytes, fetch.freeBytes);
  for (let known = manifest, plan = 1; ; plan++) {
    try {
      const onProgress = teller(bytesOf(known), loadedBytes, fetch);
      return await downloadModel(known, { ...fetch, onProgress, onOffline: () => tellOffline(fetch) });
    } catch (error) {
      if (!(error instanceof ModelError) || error.code !== 'changed' || known.coming || plan === PLANS) throw error;
      const latest = (await store.manifest(known.id)) ?? known;
      const { revision, files } = await planAnew(latest, { signal, stallLimit });
      const kept = new Set(files.filter(({ sha256 }) => sha256 !== null).map(({ path }) => path));
      await store.removeFiles(
        known.id,
        latest.files.map(({ path }) => path).filter((path) => !kept.has(path)),
      );
      known = (await store.change(known.id, (now) => ({ ...now, revision, files }))) ?? known;
      if (!signal.aborted) fetch.onStatus({ totalBytes: bytesOf(known) });
    }
  }
}

function tellOffline({ signal, onStatus }: ModelFetch): void {
  if (!signal.aborted) onStatus({ state: 'waiting', secondsLeft: null, waitsForConnection: true });
}

function teller(totalBytes: number, before: number, { signal, onStatus }: ModelFetch): ModelDownload['onProgress'] {
  const rate = new Rate();
  let last = before;
  return (loadedBytes, isVerifying) => {
    if (signal.aborted) return;
    rate.add(Math.max(0, loadedBytes - last));
    last = loadedBytes;
    const secondsLeft = rate.secondsFor(totalBytes - loadedBytes);
    const state = isVerifying ? 'verifying' : 'downloading';
    onStatus({ state, loadedBytes, secondsLeft, waitsForConnection: false });
  };
}
