import { attributeOf } from '../shared/dom';

/** The first token of the role attribute, in lower case; '' without one. */
export function roleOf(element: Element): string {
  return attributeOf(element, 'role')?.trim().toLowerCase().split(/\s+/)[0] ?? '';
}

const GLOBAL_NAMING = [
  'aria-label',
  'aria-labelledby',
  'aria-describedby',
  'aria-details',
  'aria-live',
  'aria-controls',
];

/** ARIA's presentational roles conflict resolution: focusable elements and those with global ARIA stay exposed. */
export function overridesPresentation(element: Element): boolean {
  return isFocusable(element) || GLOBAL_NAMING.some((name) => element.getAttribute(name)?.trim());
}

function isFocusable(element: Element): boolean {
  if (element instanceof HTMLInputElement) return !element.disabled;
  return element.hasAttribute('tabindex') && Number.isInteger(Number(element.getAttribute('tabindex')));
}
