import { isOfConnection } from '../shared/is-of-connection';
import type { ModelStatus } from '../shared/model-status';
import { isSettled } from './manifest';
import type { ModelStore } from './store';

/** A model that has failed is given up until the user says otherwise, but not where another connection may mend it. */
export async function rememberFailure(store: ModelStore, { id, error }: ModelStatus): Promise<void> {
  if (!error || isOfConnection(error)) return;
  await store
    .change(id, (manifest) => (isSettled(manifest) ? manifest : { ...manifest, failure: error }))
    .catch((reason) => console.error('Altlight: it cannot be kept that a model has failed.', reason));
}
