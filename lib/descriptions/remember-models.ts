import { storage } from 'wxt/utils/storage';
import { changeSettings } from '../settings/settings';
import { tasksOf } from '../shared/installed-model';
import type { ModelStatus } from '../shared/model-status';

/** Whether a model was on its way when the browser was last closed. */
export const onTheWay = storage.defineItem<boolean>('local:modelsOnTheWay', { fallback: false });

/** Keeps what the background must know of the models, whenever something has changed with them. */
export async function rememberModels(statuses: ModelStatus[]): Promise<void> {
  const isOnTheWay = statuses.some(({ state }) => ['waiting', 'downloading', 'verifying'].includes(state));
  if (isOnTheWay !== (await onTheWay.getValue())) await onTheWay.setValue(isOnTheWay);
  // Who installs the first model means to use it.
  const installed = statuses.find(
    ({ state, architecture }) => state === 'installed' && tasksOf(architecture).includes('brief'),
  );
  if (!installed) return;
  await changeSettings((settings) => (settings.captionModel ? settings : { ...settings, captionModel: installed.id }));
}
