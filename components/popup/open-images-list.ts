import { browser } from 'wxt/browser';

type FirefoxBrowser = typeof browser & { sidebarAction: { open(): Promise<void> } };

/** Beside the page where the browser has a place for it, else in a tab. Called in a click, as browsers ask. */
export async function openImagesList(tabId: number): Promise<void> {
  try {
    if (import.meta.env.FIREFOX) await (browser as FirefoxBrowser).sidebarAction.open();
    else await browser.sidePanel.open({ tabId });
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL(`/sidepanel.html?tab=${tabId}`) });
  }
  window.close();
}
