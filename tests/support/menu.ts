import type { Locator, Page } from '@playwright/test';
import type { AltlightBrowser } from '../../cli/launch';
import { chooseDescribe } from '../../cli/surfaces';

/** Right-clicks and chooses "Describe this image". */
export async function describeByMouse(altlight: AltlightBrowser, page: Page, target: Locator): Promise<void> {
  await target.click({ button: 'right' });
  await chooseDescribe(altlight, page);
}

/** Opens the context menu of what has the focus by its key, and chooses "Describe this image". */
export async function describeByKey(altlight: AltlightBrowser, page: Page): Promise<void> {
  await page.keyboard.press('ContextMenu');
  await chooseDescribe(altlight, page);
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
