import { storage } from 'wxt/utils/storage';

/** Milliseconds after "Describe this image" for which the dialog may look at the screen. */
const LASTS = 10 * 60_000;

/** By tab, when the user last asked about an image in it. */
const item = storage.defineItem<Record<string, number>>('session:requestedLooks', { fallback: {} });

/**
 * A page's process is not trusted, so that it is not the content script's word that decides whether the screen may be
 * looked at, but that the user has asked about an image of this tab.
 */
export const requestedLooks = {
  async allow(tabId: number): Promise<void> {
    await item.setValue({ ...(await item.getValue()), [tabId]: Date.now() });
  },

  async isAllowed(tabId: number): Promise<boolean> {
    const askedAt = (await item.getValue())[tabId];
    return askedAt !== undefined && Date.now() - askedAt < LASTS;
  },
};
