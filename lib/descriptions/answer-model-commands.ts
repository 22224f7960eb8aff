import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { handleMessage } from '../messaging/messenger';
import { changeSettings } from '../settings/settings';
import { TASKS_OF } from '../shared/installed-model';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { DescriptionCache } from './cache';
import type { EngineHost } from './engine-host';

/** Whether a model was on its way when the browser was last closed. */
const onTheWay = storage.defineItem<boolean>('local:modelsOnTheWay', { fallback: false });

/** Passes on what is to be done with models, and goes on with downloads when the browser starts again. */
export function answerModelCommands(host: EngineHost, cache: DescriptionCache): void {
  handleMessage('models:do', async (command) => {
    const replaced = replacedBy(command);
    if (replaced) await cache.forget(replaced);
    return run(host, command);
  });
  handleMessage('models:use', ({ id }) => use(id));
  handleMessage('models:changed', (statuses) => remember(statuses));
  const goOn = async () => {
    if (await onTheWay.getValue()) await host.models({ type: 'list' });
  };
  // Wakes the background with the browser; and whenever it wakes, the document that fetches may have gone.
  browser.runtime.onStartup.addListener(() => {});
  void goOn();
}

/** The id of a model that may have other files from now on. */
function replacedBy(command: ModelCommand): string | null {
  if (command.type === 'install') return command.model.id;
  return command.type === 'imported' || command.type === 'remove' ? command.id : null;
}

async function run(host: EngineHost, command: ModelCommand): Promise<ModelStatus[]> {
  const statuses = await host.models(command);
  if (command.type === 'remove') await stopUsing(command.id);
  return statuses;
}

const use = (id: string) => changeSettings((settings) => ({ ...settings, captionModel: id }));

const stopUsing = (id: string) =>
  changeSettings((settings) => (settings.captionModel === id ? { ...settings, captionModel: null } : settings));

async function remember(statuses: ModelStatus[]): Promise<void> {
  const isOnTheWay = statuses.some(({ state }) => ['waiting', 'downloading', 'verifying'].includes(state));
  if (isOnTheWay !== (await onTheWay.getValue())) await onTheWay.setValue(isOnTheWay);
  // Who installs the first model means to use it.
  const installed = statuses.find(
    ({ state, architecture }) => state === 'installed' && TASKS_OF[architecture].includes('brief'),
  );
  if (!installed) return;
  await changeSettings((settings) => (settings.captionModel ? settings : { ...settings, captionModel: installed.id }));
}
