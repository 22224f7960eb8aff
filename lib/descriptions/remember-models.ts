import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';
import { changeSettings } from '../settings/settings';
import { tasksOf } from '../shared/installed-model';
import { isOfConnection } from '../shared/is-of-connection';
import { isUsable, type ModelStatus } from '../shared/model-status';

/** Whether a model was on its way when the browser was last closed. */
export const onTheWay = storage.defineItem<boolean>('local:modelsOnTheWay', { fallback: false });
/** Whether one was not finished when models were last told of, so that nobody wakes the engine host for nothing. */
export const unfinished = storage.defineItem<boolean>('local:modelsUnfinished', { fallback: false });

/** Ids of those that were here when the user wanted none; one that is installed later is used. */
const notWanted = storage.defineItem<string[]>('local:modelsNotWanted', { fallback: [] });

/** Those that are being removed: until they are gone, it is still told that they can be used. */
const leaving = new Set<string>();

/** Of the models that can be used, by id. */
const revisions = storage.defineItem<Record<string, string>>('local:modelRevisions', { fallback: {} });

/** Which state of a model's files answers; undefined where nobody has told. */
export const revisionOf = async (model: string): Promise<string | undefined> => (await revisions.getValue())[model];

export const isUnfinished = ({ state }: ModelStatus) => state !== 'installed';

/** One after the other: what is older must not be written last. */
const changes = new PQueue({ concurrency: 1 });

/** Keeps what the background must know of the models, whenever something has changed with them. */
export const rememberModels = (statuses: ModelStatus[]): Promise<void> => changes.add(() => remember(statuses));

/** Null: none. */
export const useModel = (id: string | null): Promise<void> =>
  changes.add(async () => {
    await notWanted.setValue(id === null ? Object.keys(await revisions.getValue()) : []);
    await changeSettings((settings) => ({ ...settings, captionModel: id }));
  });

/** A model is not used any more from now on, and not again while it is removed. Settles as the removal does. */
export async function withoutModel<T>(id: string, removal: () => Promise<T>): Promise<T> {
  leaving.add(id);
  try {
    await changes.add(async () => {
      await notWanted.setValue((await notWanted.getValue()).filter((other) => other !== id));
      await changeSettings((settings) =>
        settings.captionModel === id ? { ...settings, captionModel: null } : settings,
      );
    });
    return await removal();
  } finally {
    // Behind what was told of it meanwhile.
    void changes.add(() => leaving.delete(id));
  }
}

async function remember(statuses: ModelStatus[]): Promise<void> {
  const isOnTheWay = statuses.some(
    ({ state, waitsForConnection, error }) =>
      waitsForConnection || isOfConnection(error) || ['waiting', 'downloading', 'verifying'].includes(state),
  );
  await setIfOther(onTheWay, isOnTheWay);
  await setIfOther(unfinished, statuses.some(isUnfinished));
  const known = Object.fromEntries(statuses.flatMap(({ id, revision }) => (revision === null ? [] : [[id, revision]])));
  if (JSON.stringify(known) !== JSON.stringify(await revisions.getValue())) await revisions.setValue(known);
  // Who installs the first model means to use it.
  const unwanted = await notWanted.getValue();
  const installed = statuses.find((status) => canDescribe(status) && !unwanted.includes(status.id));
  if (!installed) return;
  await changeSettings((settings) => (settings.captionModel ? settings : { ...settings, captionModel: installed.id }));
}

const canDescribe = (status: ModelStatus) =>
  isUsable(status) && !leaving.has(status.id) && tasksOf(status.architecture).includes('brief');

/** Progress is told of several times a second. */
async function setIfOther(item: typeof onTheWay, value: boolean): Promise<void> {
  if (value !== (await item.getValue())) await item.setValue(value);
}
