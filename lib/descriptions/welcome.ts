import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { bringToOpenPages } from './ask-page';

const isWelcomed = storage.defineItem<boolean>('local:welcomed', { fallback: false });

/** Opens the first-run page, once. */
export function welcome(): void {
  browser.runtime.onInstalled.addListener(async () => {
    // Not waited for: a page that never ends loading has its script only then.
    void bringToOpenPages();
    if (await isWelcomed.getValue()) return;
    await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    await isWelcomed.setValue(true);
  });
}
