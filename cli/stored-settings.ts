import type { Worker } from '@playwright/test';
import type { Settings } from '../lib/settings/settings';

const DEFAULTS: Settings = {
  enabled: true,
  pausedSites: [],
  device: 'wasm',
  captionModel: null,
  captionDevice: 'wasm',
  pageContext: false,
};

/** Changes the settings where the background watches them: the key `settings` of the extension's local storage. */
export async function changeStoredSettings(worker: Worker, patch: Partial<Settings>): Promise<void> {
  await worker.evaluate(
    async ({ defaults, patch }) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...defaults, ...(settings as object | undefined), ...patch } });
    },
    { defaults: DEFAULTS, patch },
  );
}
