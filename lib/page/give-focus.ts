import { controlAround } from '../images/control';
import { attributeOf } from '../shared/dom';
import { deepFocus } from './pointed-image';

/**
 * Brings the focus to an image, or the link or button around it, without scrolling. An image takes none by itself; while it
 * has it, it must.
 */
export function giveFocus(image: Element): void {
  const element = controlAround(image) ?? image;
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return;
  const hasTaken = () => {
    element.focus({ preventScroll: true });
    return deepFocus(document) === element;
  };
  if (hasTaken() || attributeOf(element, 'tabindex') !== null) return;
  const restore = () => element.removeAttribute('tabindex');
  element.setAttribute('tabindex', '-1');
  if (hasTaken()) element.addEventListener('blur', restore, { once: true });
  else restore();
}
