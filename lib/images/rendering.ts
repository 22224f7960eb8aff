import { childrenOf } from '../shared/dom';

/** Whether an element is rendered and seen. One without a box of its own (display: contents) may show its children. */
export function isVisible(element: Element): boolean {
  if (element.checkVisibility({ visibilityProperty: true })) return true;
  const { display, visibility } = getComputedStyle(element);
  return display === 'contents' && visibility === 'visible';
}

/** In CSS pixels: its border box or, where that is empty (a role="img" around positioned parts), that of its contents. */
export function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  if (!(element instanceof HTMLElement) || (box.width > 0 && box.height > 0)) return box;
  if (childrenOf(element).length === 0) return box;
  const contents = new Range();
  contents.selectNodeContents(element);
  const contentBox = contents.getBoundingClientRect();
  return contentBox.width > 0 && contentBox.height > 0 ? contentBox : box;
}
