import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { handleMessage } from '../messaging/messenger';
import type { ModelStatus } from '../shared/model-status';
import type { EngineHost } from './engine-host';

/** Whether a model was on its way when the browser was last closed. */
const onTheWay = storage.defineItem<boolean>('local:modelsOnTheWay', { fallback: false });

/** Passes on what is to be done with models, and goes on with downloads when the browser starts again. */
export function answerModelCommands(host: EngineHost): void {
  handleMessage('models:do', (command) => host.models(command));
  handleMessage('models:changed', (statuses) => remember(statuses));
  const goOn = async () => {
    if (await onTheWay.getValue()) await host.models({ type: 'list' });
  };
  browser.runtime.onStartup.addListener(() => void goOn());
}

async function remember(statuses: ModelStatus[]): Promise<void> {
  const isOnTheWay = statuses.some(
    ({ state }) => state === 'waiting' || state === 'downloading' || state === 'verifying',
  );
  if (isOnTheWay !== (await onTheWay.getValue())) await onTheWay.setValue(isOnTheWay);
}
