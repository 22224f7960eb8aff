import type { Locator, Page } from '@playwright/test';
import type { AltlightBrowser } from '../../../cli/launch';

/** Right-clicks and chooses "Describe this image". The menu is native UI, so the choice is dispatched in the background. */
export async function chooseDescribe(altlight: AltlightBrowser, page: Page, target: Locator): Promise<void> {
  await target.click({ button: 'right' });
  const worker = await altlight.worker();
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    if (!tab) throw new Error(`no tab shows ${url}`);
    const info = { menuItemId: 'describe-this-image', editable: false, frameId: 0, pageUrl: url };
    // biome-ignore lint/suspicious/noExplicitAny: dispatch() exists on every event, but is not documented.
    (chrome.contextMenus.onClicked as any).dispatch(info, tab);
  }, page.url());
}

interface Node {
  role: string;
  name: string;
  focused: boolean;
}

/** What a screen reader would find, in its order: the browser's own accessibility tree, closed shadow roots included. */
export async function accessibilityNodes(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      focused: properties?.some(({ name, value }) => name === 'focused' && value.value === true) ?? false,
    }));
}
