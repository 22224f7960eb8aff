import { browser } from 'wxt/browser';
import { handleMessage } from '../messaging/messenger';
import { changeSettings } from '../settings/settings';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { DescriptionCache } from './cache';
import type { EngineHost } from './engine-host';
import { otherFiles } from './other-files';
import { isUnfinished, onTheWay, rememberModels, unfinished } from './remember-models';

/** Passes on what is to be done with models, and goes on with downloads when the browser starts again. */
export function answerModelCommands(host: EngineHost, cache: DescriptionCache): void {
  handleMessage('models:do', async (command) => {
    const replaced = replacedBy(command);
    if (replaced) await cache.forget(replaced);
    return run(host, command);
  });
  handleMessage('models:unfinished', async () => {
    const statuses = (await unfinished.getValue()) ? await host.models({ type: 'list' }) : [];
    return statuses.filter(isUnfinished);
  });
  handleMessage('models:use', ({ id }) => use(id));
  handleMessage('models:changed', rememberModels);
  handleMessage('models:other-files', otherFiles.remember);
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
