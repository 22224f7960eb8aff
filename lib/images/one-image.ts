import { hasOwnContent } from './own-content';
import { hasImageRole, isPresentational } from './role';

/** Whether an element is an image as a whole, so that its parts are not heard by themselves. */
export function isOneImage(element: Element): boolean {
  if (hasImageRole(element)) return true;
  return element instanceof SVGSVGElement && !isPresentational(element) && !hasOwnContent(element);
}
