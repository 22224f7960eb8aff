import { type AltlightFirefox, EXTENSION_ID } from './firefox';

/** What is used of Firefox's own window (accessible/interfaces/nsIAccessible.idl and others). */
interface Accessible {
  role: number;
  name: string | null;
  getState(state: { value?: number }, extraState: object): void;
  firstChild: Accessible | null;
  nextSibling: Accessible | null;
}
interface AccessibilityService {
  getAccessibleFor(node: unknown): Accessible | null;
  getStringRole(role: number): string;
}
declare const Cc: Record<string, { getService(contract: unknown): AccessibilityService }>;
declare const Ci: { nsIAccessibilityService: unknown; nsIAccessibleStates: { STATE_FOCUSED: number } };
declare const gBrowser: { selectedBrowser: Element };
declare const SidebarController: { show(id: string): Promise<void>; hide(): void };
declare const WebExtensionPolicy: {
  getByID(id: string): { extension: { backgroundState: string; terminateBackground(): Promise<void> } };
};

/** The extension's in ids of the window. */
const WIDGET_ID = EXTENSION_ID.replace(/[@.]/g, '_');

export interface Spoken {
  role: string;
  name: string;
  focused: boolean;
}

/** What a screen reader would find in a part of the window, in its order: Firefox's own accessibility tree. */
function nodesIn(firefox: AltlightFirefox, selector: string | null): Promise<Spoken[]> {
  return firefox.inside((selector) => {
    // Let go, it ends as if the screen reader had.
    const keep = globalThis as { accessibility?: AccessibilityService | undefined };
    keep.accessibility ??= Cc['@mozilla.org/accessibilityService;1']?.getService(Ci.nsIAccessibilityService);
    const service = keep.accessibility;
    const found: Spoken[] = [];
    const visit = (node: Accessible | null | undefined): void => {
      if (!node) return;
      const state: { value?: number } = {};
      node.getState(state, {});
      const focused = ((state.value ?? 0) & Ci.nsIAccessibleStates.STATE_FOCUSED) !== 0;
      found.push({ role: service?.getStringRole(node.role) ?? '', name: node.name ?? '', focused });
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    };
    visit(service?.getAccessibleFor(selector === null ? gBrowser.selectedBrowser : document.querySelector(selector)));
    return found;
  }, selector);
}

const names = (nodes: Spoken[]) => nodes.map(({ name }) => name);

/** In the tab that is in front. */
export const namesOf = async (firefox: AltlightFirefox) => names(await nodesIn(firefox, null));
export const sidebarNames = async (firefox: AltlightFirefox) => names(await nodesIn(firefox, '#sidebar'));
export const popupNames = async (firefox: AltlightFirefox) =>
  names(await nodesIn(firefox, '.webextension-popup-browser'));

/** What a screen reader would say of what has the focus. */
export const focusedName = async (firefox: AltlightFirefox) =>
  (await nodesIn(firefox, null)).filter(({ focused }) => focused).at(-1)?.name;

/** The names of all images in the tab that is in front; '' where there is none. */
export const imagesOf = async (firefox: AltlightFirefox) =>
  names((await nodesIn(firefox, null)).filter(({ role }) => role === 'graphic'));

/** Chooses "Describe this image" in the context menu that is open; false when it is not there (yet). */
export const chooseDescribe = (firefox: AltlightFirefox): Promise<boolean> =>
  firefox.inside(() => {
    const menu = document.getElementById('contentAreaContextMenu') as HTMLElement & {
      state: string;
      activateItem(item: Element): void;
    };
    const items = [...menu.querySelectorAll('menuitem')];
    const item = items.find((item) => item.getAttribute('label') === 'Describe this image');
    if (menu.state !== 'open' || !item) return false;
    menu.activateItem(item);
    return true;
  });

/** Presses a key that is set in the browser, of which BiDi does not tell the window: Alt+Shift and a letter. */
export const pressExtensionKey = (firefox: AltlightFirefox, letter: string): Promise<void> =>
  firefox.inside(
    (id, letter) => {
      const key = document.querySelector(`#ext-keyset-id-${id} key[modifiers="alt,shift"][key="${letter}"]`);
      (key as unknown as { doCommand(): void }).doCommand();
    },
    WIDGET_ID,
    letter,
  );

const SIDEBAR = `${WIDGET_ID}-sidebar-action`;

export const showSidebar = (firefox: AltlightFirefox): Promise<void> =>
  firefox.inside((id) => SidebarController.show(id), SIDEBAR);
export const hideSidebar = (firefox: AltlightFirefox): Promise<void> => firefox.inside(() => SidebarController.hide());

/** "running" or "stopped", among others. */
export const backgroundState = (firefox: AltlightFirefox): Promise<string> =>
  firefox.inside((id) => WebExtensionPolicy.getByID(id).extension.backgroundState, EXTENSION_ID);

/** What Firefox does with an event page that has been idle for 30 s. */
export const endBackground = (firefox: AltlightFirefox): Promise<void> =>
  firefox.inside((id) => WebExtensionPolicy.getByID(id).extension.terminateBackground(), EXTENSION_ID);
