import type { Page } from '@playwright/test';
import type { AltlightBrowser } from './launch';

/**
 * Chooses "Describe this image" in a context menu that is open. The menu is native UI: the choice is dispatched.
 * @param found what the browser says of the place: of an image that it found there its address, or another frame
 */
export async function chooseDescribe(
  altlight: AltlightBrowser,
  page: Page,
  found: { srcUrl?: string; frameId?: number } = {},
): Promise<void> {
  const worker = await altlight.worker();
  await worker.evaluate(
    async ([url, found]) => {
      const [tab] = await chrome.tabs.query({ url });
      if (!tab) throw new Error(`no tab shows ${url}`);
      const info = { menuItemId: 'describe-this-image', editable: false, frameId: 0, pageUrl: url, ...found };
      // dispatch() exists on every event, but is not documented.
      const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch(...args: unknown[]): void } };
      onClicked.dispatch(info, tab);
    },
    [page.url(), found] as const,
  );
}

/** Opens the popup in a tab of its own, told that the given page is the tab it was opened on. */
export async function openPopup({ context, extensionId }: AltlightBrowser, of: Pick<Page, 'url'>): Promise<Page> {
  const popup = await context.newPage();
  // As text: tsx gives compiled functions a helper that the page does not have.
  const url = JSON.stringify(of.url());
  const content = `{ const query = chrome.tabs.query; chrome.tabs.query = () => query({ url: ${url} }); }`;
  await popup.addInitScript({ content });
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  return popup;
}

/** Opens the list of a tab's images in a tab of its own. */
export async function openImagesList({ context, extensionId, worker }: AltlightBrowser, of: Page): Promise<Page> {
  const tabId = await (await worker()).evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id, of.url());
  const list = await context.newPage();
  await list.goto(`chrome-extension://${extensionId}/sidepanel.html?tab=${tabId}`);
  return list;
}
