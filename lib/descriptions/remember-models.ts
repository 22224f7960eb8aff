import { storage } from 'wxt/utils/storage';
import { changeSettings } from '../settings/settings';
import { tasksOf } from '../shared/installed-model';
import { isUsable, type ModelStatus } from '../shared/model-status';

/** Whether a model was on its way when the browser was last closed. */
export const onTheWay = storage.defineItem<boolean>('local:modelsOnTheWay', { fallback: false });
/** Whether one was not finished when models were last told of, so that nobody wakes the engine host for nothing. */
export const unfinished = storage.defineItem<boolean>('local:modelsUnfinished', { fallback: false });

export const isUnfinished = ({ state }: ModelStatus) => state !== 'installed';

/** Keeps what the background must know of the models, whenever something has changed with them. */
export async function rememberModels(statuses: ModelStatus[]): Promise<void> {
  const isOnTheWay = statuses.some(
    ({ state, waitsForConnection }) => waitsForConnection || ['waiting', 'downloading', 'verifying'].includes(state),
  );
  await setIfOther(onTheWay, isOnTheWay);
  await setIfOther(unfinished, statuses.some(isUnfinished));
  // Who installs the first model means to use it.
  const installed = statuses.find((status) => isUsable(status) && tasksOf(status.architecture).includes('brief'));
  if (!installed) return;
  await changeSettings((settings) => (settings.captionModel ? settings : { ...settings, captionModel: installed.id }));
}

/** Progress is told of several times a second. */
async function setIfOther(item: typeof onTheWay, value: boolean): Promise<void> {
  if (value !== (await item.getValue())) await item.setValue(value);
}
