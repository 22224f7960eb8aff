import { flatAncestors } from '../../shared/flat-tree';
import { isOneImage } from '../one-image';
import { answer, type Check } from './check';

/** The children of an image are presentational (ARIA: "children presentational"). */
export const insideImage: Check = {
  reason: 'inside-image',
  applies: (image) => answer(isInsideImage(image)),
};

function isInsideImage(image: Element): boolean {
  for (const ancestor of flatAncestors(image)) if (ancestor !== image && isOneImage(ancestor)) return true;
  return false;
}
