import { documentElementOf, matches } from '../../lib/shared/dom';
import { flatAncestors } from '../../lib/shared/flat-tree';

/**
 * Where a modal dialog is put that is about an image. One that opens outside of a popover hides it (HTML: "hide all popovers
 * until"), and with it the image.
 */
export function placeFor(image: Element | null): Element {
  const popover = image && [...flatAncestors(image)].find((ancestor) => matches(ancestor, ':popover-open'));
  return popover ?? documentElementOf(document);
}
