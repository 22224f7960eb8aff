import { type ReadonlySignal, signal } from '@preact/signals';
import { handleMessage, sendMessage } from '../../lib/messaging/messenger';
import { onSettingsChange, readSettings } from '../../lib/settings/settings';
import type { ModelCommand, ModelStatus } from '../../lib/shared/model-status';

export interface Models {
  /** Those on this device or on their way; undefined as long as nobody has answered. */
  statuses: ReadonlySignal<ModelStatus[] | undefined>;
  /** The id of the model that is in use. */
  inUse: ReadonlySignal<string | null>;
  do(command: ModelCommand): void;
  use(id: string): void;
}

/** The captioning models as they are, live. */
export function openModels(): Models {
  const statuses = signal<ModelStatus[] | undefined>(undefined);
  const inUse = signal<string | null>(null);
  const run = async (command: ModelCommand) => {
    statuses.value = await sendMessage('models:do', command);
  };
  handleMessage('models:changed', (changed) => {
    statuses.value = changed;
  });
  onSettingsChange(({ captionModel }) => {
    inUse.value = captionModel;
  });
  void readSettings().then(({ captionModel }) => {
    inUse.value = captionModel;
  });
  void run({ type: 'list' });
  return {
    statuses,
    inUse,
    do: (command) => void run(command),
    use: (id) => void sendMessage('models:use', { id }),
  };
}
