import type { ModelErrorCode } from '../shared/model-error';
import type { ModelStatus } from '../shared/model-status';
import { isSettled } from './manifest';
import type { ModelStore } from './store';

/** Failures after which a download goes on by itself as soon as it can. */
const OF_CONNECTION: readonly ModelErrorCode[] = ['unreachable', 'server-error', 'stalled', 'busy'];

/** A model that has failed is given up until the user says otherwise, but not where another connection may mend it. */
export async function rememberFailure(store: ModelStore, { id, error }: ModelStatus): Promise<void> {
  if (!error || OF_CONNECTION.includes(error.code)) return;
  await store
    .change(id, (manifest) => (isSettled(manifest) ? manifest : { ...manifest, failure: error }))
    .catch((reason) => console.error('Altlight: it cannot be kept that a model has failed.', reason));
}
