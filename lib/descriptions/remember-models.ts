import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';
import { changeSettings } from '../settings/settings';
import { tasksOf } from '../shared/installed-model';
import { isUsable, type ModelStatus } from '../shared/model-status';

/** Whether a model was on its way when the browser was last closed. */
export const onTheWay = storage.defineItem<boolean>('local:modelsOnTheWay', { fallback: false });
/** Whether one was not finished when models were last told of, so that nobody wakes the engine host for nothing. */
export const unfinished = storage.defineItem<boolean>('local:modelsUnfinished', { fallback: false });

/** Of the models that can be used, by id. */
const revisions = storage.defineItem<Record<string, string>>('local:modelRevisions', { fallback: {} });

/** Which state of a model's files answers; undefined where nobody has told. */
export const revisionOf = async (model: string): Promise<string | undefined> => (await revisions.getValue())[model];

export const isUnfinished = ({ state }: ModelStatus) => state !== 'installed';

/** One after the other: what is older must not be written last. */
const changes = new PQueue({ concurrency: 1 });

/** Keeps what the background must know of the models, whenever something has changed with them. */
export const rememberModels = (statuses: ModelStatus[]): Promise<void> => changes.add(() => remember(statuses));

async function remember(statuses: ModelStatus[]): Promise<void> {
  const isOnTheWay = statuses.some(
    ({ state, waitsForConnection }) => waitsForConnection || ['waiting', 'downloading', 'verifying'].includes(state),
  );
  await setIfOther(onTheWay, isOnTheWay);
  await setIfOther(unfinished, statuses.some(isUnfinished));
  const known = Object.fromEntries(statuses.flatMap(({ id, revision }) => (revision === null ? [] : [[id, revision]])));
  if (JSON.stringify(known) !== JSON.stringify(await revisions.getValue())) await revisions.setValue(known);
  // Who installs the first model means to use it.
  const installed = statuses.find((status) => isUsable(status) && tasksOf(status.architecture).includes('brief'));
  if (!installed) return;
  await changeSettings((settings) => (settings.captionModel ? settings : { ...settings, captionModel: installed.id }));
}

/** Progress is told of several times a second. */
async function setIfOther(item: typeof onTheWay, value: boolean): Promise<void> {
  if (value !== (await item.getValue())) await item.setValue(value);
}
