import { attributeOf, localNameOf, matches } from '../shared/dom';
import { flatAncestors, flatDescendants, hasAncestor } from '../shared/flat-tree';
import { isImageCandidate } from './candidates';
import { isNamedWithout } from './control-name';
import { boxOf, isVisible } from './rendering';
import { ACTIVE_ROLES, isPresentational, roleOf } from './role';

/** These are for doing something, and are named for it by what is in them. */
const ACTIVE = 'a[*|href], button, summary';
/** Named from their content too, or their children are presentational, so that only their name is heard. */
const OTHERS = 'label, option';
const OTHER_ROLES = new Set(['slider', 'meter', 'progressbar', 'scrollbar', 'math']);

const ROLES = [...ACTIVE_ROLES, ...OTHER_ROLES].map((role) => `[role~="${role}" i]`);
/** Finds a little more than controls. */
export const CONTROL_SELECTOR = [ACTIVE, OTHERS, ...ROLES].join();

/** The link, button or the like that an image stands in. */
export function controlAround(image: Element): Element | null {
  for (const ancestor of flatAncestors(image)) if (ancestor !== image && isControl(ancestor)) return ancestor;
  return null;
}

function isControl(element: Element): boolean {
  // Most elements are none, and are asked once.
  if (!matches(element, CONTROL_SELECTOR)) return false;
  return isActive(element) || matches(element, OTHERS) || OTHER_ROLES.has(roleOf(element));
}

/** Whether an element is a link, a button or the like. */
export function isActive(element: Element): boolean {
  return matches(element, ACTIVE) || ACTIVE_ROLES.has(roleOf(element));
}

/**
 * Whether a link or a button has nothing but this image to be named by. Then the image cannot be decorative, whatever
 * its alt or its role says (of several such images, the first one speaks).
 */
export function isSoleContent(image: Element): boolean {
  const control = controlAround(image);
  if (!control || !isActive(control) || isNamedWithout(image, control)) return false;
  const shown = [...flatDescendants(control)].filter((part) => isImageCandidate(part) && isHeard(part));
  return shown[0] === image && shown.every(isSaidToBeDecorative);
}

function isHeard(image: Element): boolean {
  const { width, height } = boxOf(image);
  return isVisible(image) && Math.min(width, height) > 2 && !hasAncestor(image, '[aria-hidden="true" i]');
}

function isSaidToBeDecorative(image: Element): boolean {
  return isPresentational(image) || (localNameOf(image) === 'img' && attributeOf(image, 'alt') === '');
}
