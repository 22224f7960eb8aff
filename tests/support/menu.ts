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
  /** Of a progress bar, a slider or a field; '' without one. */
  value: string;
  /** All text inside. */
  text: string;
}

/** What a screen reader would find, in its order: the browser's own accessibility tree, closed shadow roots included. */
export async function accessibilityNodes(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: Node[] = [];
  // The list is by levels; a reader goes down into each part first.
  const visit = (id: string): string => {
    const node = byId.get(id);
    if (!node) return '';
    const { ignored, role, name, value, properties, childIds } = node;
    const focused = properties?.some(({ name, value }) => name === 'focused' && value.value === true) ?? false;
    const own = {
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      focused,
      value: String(value?.value ?? ''),
      text: '',
    };
    if (!ignored) found.push(own);
    const texts = (childIds ?? []).map(visit);
    own.text = !ignored && own.role === 'StaticText' ? own.name : texts.join('');
    return own.text;
  };
  for (const { nodeId, parentId } of nodes) if (parentId === undefined) visit(nodeId);
  return found;
}

/** What a screen reader would say of what has the focus: its name or, of what is only text, that. */
export const focusedName = async (page: Page): Promise<string | undefined> => {
  const focused = (await accessibilityNodes(page)).filter(({ focused }) => focused).at(-1);
  return focused && (focused.name || focused.text);
};

/** Moves the focus back until it is on an element of this name. */
export async function goBackTo(page: Page, name: string): Promise<void> {
  for (let step = 0; (await focusedName(page)) !== name; step++) {
    if (step === 40) throw new Error(`the focus does not come to ${name}`);
    await page.keyboard.press('Shift+Tab');
  }
}

/** Goes to a button by keyboard and presses it. */
export async function pressButton(page: Page, name: string): Promise<void> {
  await goBackTo(page, name);
  await page.keyboard.press('Enter');
}

const HEARD = ['dialog', 'heading', 'StaticText', 'button', 'textbox', 'combobox', 'progressbar', 'status'];

/** What a screen reader says of the dialog from its beginning: texts as they are, all else with its role. */
export async function heardInDialog(page: Page): Promise<string[]> {
  const heard = (await accessibilityNodes(page))
    .filter(({ role }) => HEARD.includes(role))
    .filter(({ role, name }, index, all) => role !== 'StaticText' || all[index - 1]?.name !== name)
    .map(({ role, name }) => (role === 'StaticText' ? name : `${role}: ${name}`));
  return heard.slice(heard.findIndex((words) => words.startsWith('dialog: ')));
}

/** All names of a page, in the order in which a screen reader finds them. */
export const namesOf = async (page: Page): Promise<string[]> =>
  (await accessibilityNodes(page)).map(({ name }) => name);

/** Whether the page itself finds a text: window.find() looks into closed shadow roots, too. */
export const isFound = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((text) => {
    getSelection()?.removeAllRanges();
    return (window as unknown as { find(...options: unknown[]): boolean }).find(text, false, false, true);
  }, text);

/** Presses a key that is set in the browser: that is native, so the command is dispatched. */
export async function runCommand(altlight: AltlightBrowser, page: Page, command: string): Promise<void> {
  await page.bringToFront();
  await (await altlight.worker()).evaluate(
    async ([command, url]) => {
      const [tab] = await chrome.tabs.query({ url });
      const { onCommand } = chrome.commands as unknown as { onCommand: { dispatch(...args: unknown[]): void } };
      onCommand.dispatch(command, tab);
    },
    [command, page.url()] as const,
  );
}
