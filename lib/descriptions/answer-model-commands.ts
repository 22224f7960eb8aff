import { browser } from 'wxt/browser';
import { handleMessage } from '../messaging/messenger';
import { openModelStore } from '../models/store';
import type { ModelCommand, ModelStatus } from '../shared/model-status';
import type { DescriptionCache } from './cache';
import type { EngineHost } from './engine-host';
import { otherFiles } from './other-files';
import { isUnfinished, onTheWay, rememberModels, unfinished, useModel, withoutModel } from './remember-models';

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
  handleMessage('models:use', ({ id }) => useModel(id));
  handleMessage('models:changed', rememberModels);
  handleMessage('models:other-files', otherFiles.remember);
  const goOn = async () => {
    // What is told also says when nothing is, after all.
    if (await onTheWay.getValue()) await rememberModels(await host.models({ type: 'list' }));
  };
  // Wakes the background with the browser; and whenever it wakes, the document that fetches may have gone.
  browser.runtime.onStartup.addListener(() => void sweep());
  void goOn();
}

/** The id of a model that may have other files from now on. */
function replacedBy(command: ModelCommand): string | null {
  if (command.type === 'install') return command.model.id;
  return command.type === 'imported' || command.type === 'remove' ? command.id : null;
}

function run(host: EngineHost, command: ModelCommand): Promise<ModelStatus[]> {
  const work = () => host.models(command);
  return command.type === 'remove' ? withoutModel(command.id, work) : work();
}

/** A copy of a folder that was cut would stay until somebody asks for models. */
async function sweep(): Promise<void> {
  try {
    await (await openModelStore()).sweep();
  } catch (error) {
    console.error('Altlight: what is left of a model cannot be deleted.', error);
  }
}
