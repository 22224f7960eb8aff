import { attributeOf, localNameOf, matches } from '../shared/dom';
import { flatAncestors, flatParent } from '../shared/flat-tree';
import { boxOf, isNotRendered } from './rendering';
import { overridesPresentation, roleOf } from './role';
import type { DecorativeReason } from './verdict';

/** CSS pixels; less than that is a line or a dot. */
const SPACER_SIDE = 3;

interface Check {
  reason: DecorativeReason;
  applies: (image: Element) => boolean;
}

/** In this order: the first that applies is the reason. The cheap ones come first. */
export const DECORATIVE_CHECKS: readonly Check[] = [
  { reason: 'empty-alt', applies: hasEmptyAlt },
  { reason: 'presentation-role', applies: isPresentation },
  { reason: 'aria-hidden', applies: (image) => someAncestor(image, '[aria-hidden="true" i]') },
  { reason: 'inert', applies: (image) => someAncestor(image, '[inert]') },
  { reason: 'inside-image', applies: isInsideImage },
  { reason: 'not-rendered', applies: isNotRendered },
  { reason: 'spacer', applies: isSpacer },
];

/** HTML-AAM: an img with an empty alt is presentational. For an input it is no choice: a button needs a name. */
function hasEmptyAlt(image: Element): boolean {
  return image.localName === 'img' && image.getAttribute('alt') === '' && !overridesPresentation(image);
}

function isPresentation(image: Element): boolean {
  return isPresentationRole(roleOf(image)) && !overridesPresentation(image);
}

const isPresentationRole = (role: string) => role === 'none' || role === 'presentation';

function someAncestor(image: Element, selector: string): boolean {
  for (const ancestor of flatAncestors(image)) if (matches(ancestor, selector)) return true;
  return false;
}

/** The children of an image are presentational (ARIA: "children presentational"), those of role="none" are not. */
function isInsideImage(image: Element): boolean {
  for (let ancestor = flatParent(image); ancestor; ancestor = flatParent(ancestor)) {
    const role = roleOf(ancestor);
    if (role === 'img' || role === 'image') return true;
    if (localNameOf(ancestor) === 'svg' && !isPresentationRole(role)) return true;
  }
  return false;
}

/** An img that has not arrived, or never will (a blocked tracking pixel), is as large as its author says. */
function isSpacer(image: Element): boolean {
  if (image instanceof HTMLImageElement) {
    const hasArrived = image.complete && image.naturalWidth > 0;
    if (!hasArrived)
      return ['width', 'height'].some((side) => /^\s*[0-2]\s*(px)?\s*$/.test(attributeOf(image, side) ?? ''));
    if (Math.min(image.naturalWidth, image.naturalHeight) <= 2) return true;
  }
  const { width, height } = boxOf(image);
  return Math.min(width, height) < SPACER_SIDE;
}
