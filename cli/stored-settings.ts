import type { Worker } from '@playwright/test';
import { DEFAULTS, type Settings } from '../lib/settings/schema';

/** Models run on the processor, which every machine has. */
const FOR_TOOLS: Settings = { ...DEFAULTS, captionDevice: 'wasm' };

/** Changes the settings where the background watches them: the key `settings` of the extension's local storage. */
export async function changeStoredSettings(worker: Worker, patch: Partial<Settings>): Promise<void> {
  await worker.evaluate(
    async ({ defaults, patch }) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...defaults, ...(settings as object | undefined), ...patch } });
    },
    { defaults: FOR_TOOLS, patch },
  );
}
