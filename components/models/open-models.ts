import { type ReadonlySignal, signal } from '@preact/signals';
import { handleMessage, sendMessage } from '../../lib/messaging/messenger';
import { onSettingsChange, readSettings } from '../../lib/settings/settings';
import type { ModelCommand, ModelStatus } from '../../lib/shared/model-status';

export interface Models {
  /** Those on this device or on their way; undefined as long as nobody has answered. */
  statuses: ReadonlySignal<ModelStatus[] | undefined>;
  /** The id of the model that is in use. */
  inUse: ReadonlySignal<string | null>;
  /** Whether the last command could not even be taken. */
  hasFailed: ReadonlySignal<boolean>;
  do(command: ModelCommand): void;
  /** Null: none of them. */
  use(id: string | null): void;
}

/** The captioning models as they are, live. */
export function openModels(): Models {
  const statuses = signal<ModelStatus[] | undefined>(undefined);
  const inUse = signal<string | null>(null);
  const hasFailed = signal(false);
  let told = 0;
  const run = async (command: ModelCommand) => {
    const before = told;
    try {
      const answer = await sendMessage('models:do', command);
      // It takes another way than what is told, which may be newer: a model that has failed would be looked up for ever.
      if (told === before) statuses.value = answer;
      hasFailed.value = false;
    } catch (error) {
      console.error('Altlight: nothing can be done with models.', error);
      hasFailed.value = true;
    }
  };
  const use = async (id: string | null) => {
    hasFailed.value = await sendMessage('models:use', { id }).then(
      () => false,
      () => true,
    );
  };
  handleMessage('models:changed', (changed) => {
    told++;
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
    hasFailed,
    do: (command) => void run(command),
    use: (id) => void use(id),
  };
}
