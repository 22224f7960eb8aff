/** An element without a box of its own (display: contents) may show its children nevertheless. */
export function isNotRendered(image: Element): boolean {
  if (!isVisible(image)) return true;
  // An img that has not arrived has no size yet; that does not make it hidden.
  if (image instanceof HTMLImageElement) return false;
  const { width, height } = boxOf(image);
  return width === 0 || height === 0;
}

function isVisible(image: Element): boolean {
  if (image.checkVisibility({ visibilityProperty: true })) return true;
  const { display, visibility } = getComputedStyle(image);
  return display === 'contents' && visibility === 'visible';
}

/** In CSS pixels: its border box or, where that is empty (a role="img" around positioned parts), that of its contents. */
export function boxOf(image: Element): DOMRect {
  const box = image.getBoundingClientRect();
  if (!(image instanceof HTMLElement) || (box.width > 0 && box.height > 0)) return box;
  const contents = new Range();
  contents.selectNodeContents(image);
  const contentBox = contents.getBoundingClientRect();
  return contentBox.width > 0 && contentBox.height > 0 ? contentBox : box;
}
