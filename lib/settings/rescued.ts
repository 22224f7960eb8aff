import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';

/** What was found in the place of settings, as text, until the user lets it go. */
const item = storage.defineItem<string | null>('local:settingsRescued', { fallback: null });
const changes = new PQueue({ concurrency: 1 });

export const rescued = {
  /** Null when nothing was damaged. */
  read: (): Promise<string | null> => item.getValue(),

  /** After what was found before. Whoever is stopped before the damage is mended finds the same once more. */
  add(found: unknown): Promise<void> {
    return changes.add(async () => {
      const text = JSON.stringify(found, null, 2);
      const earlier = await item.getValue();
      if (earlier === null) await item.setValue(text);
      else if (!earlier.split(BETWEEN).includes(text)) await item.setValue(earlier + BETWEEN + text);
    });
  },

  forget: (): Promise<void> => changes.add(() => item.removeValue()),

  onChange(listener: () => void): void {
    item.watch(listener);
  },
};

/** JSON holds no empty line. */
const BETWEEN = '\n\n';
