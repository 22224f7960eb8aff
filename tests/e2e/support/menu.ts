import type { Locator, Page } from '@playwright/test';
import type { AltlightBrowser } from '../../../cli/launch';

/** Right-clicks and chooses "Describe this image". */
export async function chooseDescribe(altlight: AltlightBrowser, page: Page, target: Locator): Promise<void> {
  await target.click({ button: 'right' });
  await chooseMenuItem(altlight, page);
}

/** Opens the context menu of what has the focus by its key, and chooses "Describe this image". */
export async function chooseDescribeByKey(altlight: AltlightBrowser, page: Page): Promise<void> {
  await page.keyboard.press('ContextMenu');
  await chooseMenuItem(altlight, page);
}

/** The menu is native UI, so the choice is dispatched in the background. */
async function chooseMenuItem(altlight: AltlightBrowser, page: Page): Promise<void> {
  const worker = await altlight.worker();
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    if (!tab) throw new Error(`no tab shows ${url}`);
    const info = { menuItemId: 'describe-this-image', editable: false, frameId: 0, pageUrl: url };
    // dispatch() exists on every event, but is not documented.
    const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch(...args: unknown[]): void } };
    onClicked.dispatch(info, tab);
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
