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
  /** Whether a switch or a checkbox is on; '' for all else. */
  checked: string;
  disabled: boolean;
  /** All text inside. */
  text: string;
  /** The roles of what it is inside, from the outermost. */
  within: readonly string[];
}

interface Value {
  value?: unknown;
}

/** As the DevTools protocol gives it, as far as it is used here. */
export interface RawNode {
  nodeId: string;
  parentId?: string;
  childIds?: string[];
  ignored: boolean;
  role?: Value;
  name?: Value;
  value?: Value;
  properties?: { name: string; value: Value }[];
}

/** What a screen reader would find, in its order: the browser's own accessibility tree, closed shadow roots included. */
export async function accessibilityNodes(page: Page): Promise<Node[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return inReadingOrder(nodes);
}

export function inReadingOrder(nodes: readonly RawNode[]): Node[] {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: Node[] = [];
  // The list is by levels; a reader goes down into each part first.
  const visit = (id: string, within: readonly string[]): string => {
    const node = byId.get(id);
    if (!node) return '';
    const { ignored, role, name, value, properties = [], childIds = [] } = node;
    const property = (wanted: string) => properties.find(({ name }) => name === wanted)?.value.value;
    const own = {
      role: String(role?.value ?? ''),
      name: String(name?.value ?? ''),
      focused: property('focused') === true,
      value: String(value?.value ?? ''),
      checked: String(property('checked') ?? ''),
      disabled: property('disabled') === true,
      text: '',
      within,
    };
    if (!ignored) found.push(own);
    const texts = childIds.map((child) => visit(child, ignored ? within : [...within, own.role]));
    own.text = !ignored && own.role === 'StaticText' ? own.name : texts.join('');
    return own.text;
  };
  for (const { nodeId, parentId } of nodes) if (parentId === undefined) visit(nodeId, []);
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

/** What structures a page, and is not said by itself; a region has the name of its heading. */
const UNSAID = [
  'region',
  ...['RootWebArea', 'none', 'generic', 'main', 'paragraph', 'form', 'list', 'listitem', 'ListMarker', 'LabelText'],
  ...['DescriptionList', 'term', 'definition', 'InlineTextBox', 'LineBreak', 'Section', 'DescriptionListTerm'],
];
/** Nothing in them is said apart from them. */
const CONTROLS = ['button', 'switch', 'checkbox', 'combobox', 'textbox', 'spinbutton'];
/** Their texts are said with their name, or with that of what they label. */
const NAMED_BY_TEXT = ['heading', 'link', 'LabelText'];

/** What a screen reader says of a page from its beginning: texts as they are, all else with its role, its value and how it is. */
export const heard = async (page: Page): Promise<string[]> => heardOf(await accessibilityNodes(page));

export function heardOf(nodes: readonly Node[]): string[] {
  return nodes
    .filter((node) => !UNSAID.includes(node.role) && !isSaidWithAnother(node))
    .filter(({ role, name }) => role !== 'StaticText' || name.trim() !== '')
    .filter(({ role, name }, index, all) => role !== 'StaticText' || all[index - 1]?.name !== name)
    .map(inWords);
}

const isSaidWithAnother = ({ role, within }: Node) =>
  within.some((role) => CONTROLS.includes(role)) ||
  (role === 'StaticText' && within.some((role) => NAMED_BY_TEXT.includes(role)));

function inWords({ role, name, value, checked, disabled }: Node): string {
  if (role === 'StaticText') return name;
  const isOn = checked && (checked === 'true' ? 'on' : 'off');
  return [`${role}: ${name}`, value, isOn, disabled && 'unavailable'].filter(Boolean).join(', ');
}

/** What a screen reader says of the dialog from its beginning. */
export async function heardInDialog(page: Page): Promise<string[]> {
  const words = await heard(page);
  return words.slice(words.findIndex((words) => words.startsWith('dialog: ')));
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
