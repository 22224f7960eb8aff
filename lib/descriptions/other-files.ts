import { storage } from 'wxt/utils/storage';
import { onSettingsChange, readSettings } from '../settings/settings';

/** Ids of models that run on the processor, as their files are unfit for the graphics card, while others are on offer. */
const item = storage.defineItem<string[]>('local:modelsWithOtherFiles', { fallback: [] });

export const otherFiles = {
  /** Whether the model in use has others. Who has chosen the processor waits for nothing. */
  async areOnOffer(): Promise<boolean> {
    const { captionModel, captionDevice } = await readSettings();
    return captionModel !== null && captionDevice !== 'wasm' && (await item.getValue()).includes(captionModel);
  },

  remember: (ids: string[]): Promise<void> => item.setValue(ids),

  /** Settings change for many other reasons. */
  onChange(listener: () => void): void {
    let last = otherFiles.areOnOffer();
    const look = async () => {
      const before = last;
      last = otherFiles.areOnOffer();
      if ((await before) !== (await last)) listener();
    };
    item.watch(look);
    onSettingsChange(look);
  },
};
