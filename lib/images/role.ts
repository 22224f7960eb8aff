import { attributeOf } from '../shared/dom';
import { isAriaRole } from './aria-roles';

/** The first token of the role attribute that is a role, in lower case; '' without one (ARIA: "Fallback roles"). */
export function roleOf(element: Element): string {
  const tokens = attributeOf(element, 'role')?.toLowerCase().split(/\s+/);
  return tokens?.find(isAriaRole) ?? '';
}

const IMAGE_ROLES = ['img', 'image', 'graphics-symbol', 'graphics-document'];

export const hasImageRole = (element: Element) => IMAGE_ROLES.includes(roleOf(element));

/** Of things that do something, and are named for it by what is in them. */
export const ACTIVE_ROLES: ReadonlySet<string> = new Set([
  ...['link', 'button', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'tab', 'option', 'treeitem'],
  ...['checkbox', 'radio', 'switch'],
]);

export const isPresentational = (element: Element) => ['none', 'presentation'].includes(roleOf(element));

/** ARIA's global states and properties, without aria-hidden, which hides and so cannot expose. */
const GLOBAL_ATTRIBUTES = [
  ...['aria-label', 'aria-labelledby', 'aria-describedby', 'aria-description', 'aria-details', 'aria-roledescription'],
  ...['aria-braillelabel', 'aria-brailleroledescription', 'aria-live', 'aria-atomic', 'aria-relevant', 'aria-busy'],
  ...['aria-controls', 'aria-owns', 'aria-flowto', 'aria-current', 'aria-keyshortcuts'],
];

/** ARIA's presentational roles conflict resolution: focusable elements and those with global ARIA stay exposed. */
export function overridesPresentation(element: Element): boolean {
  return isFocusable(element) || GLOBAL_ATTRIBUTES.some((name) => attributeOf(element, name)?.trim());
}

/** HTML's rules for parsing integers: "1.5" and "0x" are numbers, "" is none. */
function isFocusable(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !element.disabled;
  return !Number.isNaN(Number.parseInt(attributeOf(element, 'tabindex') ?? '', 10));
}
