import { localNameOf, matches } from '../shared/dom';
import { flatAncestors, flatParent } from '../shared/flat-tree';
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
  const role = roleOf(image);
  return (role === 'none' || role === 'presentation') && !overridesPresentation(image);
}

function someAncestor(image: Element, selector: string): boolean {
  for (const ancestor of flatAncestors(image)) if (matches(ancestor, selector)) return true;
  return false;
}

/** The children of an image are presentational (ARIA: "children presentational"). */
function isInsideImage(image: Element): boolean {
  for (let ancestor = flatParent(image); ancestor; ancestor = flatParent(ancestor)) {
    const role = roleOf(ancestor);
    if (role === 'img' || role === 'image' || localNameOf(ancestor) === 'svg') return true;
  }
  return false;
}

function isNotRendered(image: Element): boolean {
  if (!image.checkVisibility({ visibilityProperty: true })) return true;
  // An img that has not arrived has no size yet; that does not make it hidden.
  if (image instanceof HTMLImageElement) return false;
  const { width, height } = image.getBoundingClientRect();
  return width === 0 || height === 0;
}

function isSpacer(image: Element): boolean {
  if (image instanceof HTMLImageElement && (!image.complete || image.naturalWidth === 0)) return false;
  if (image instanceof HTMLImageElement && Math.min(image.naturalWidth, image.naturalHeight) <= 2) return true;
  const { width, height } = image.getBoundingClientRect();
  return Math.min(width, height) < SPACER_SIDE;
}
