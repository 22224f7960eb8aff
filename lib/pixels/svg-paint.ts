/** What style sheets decide of how SVG looks, handed down from parent to child. */
const INHERITED = [
  ...['color', 'fill', 'fill-opacity', 'fill-rule', 'clip-rule', 'visibility', 'paint-order', 'text-anchor'],
  ...['stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit'],
  ...['stroke-dasharray', 'stroke-dashoffset', 'font-family', 'font-size', 'font-style', 'font-weight'],
];
/** The same, of one element alone, with the value that says nothing. */
const INITIAL: Record<string, string> = {
  opacity: '1',
  'clip-path': 'none',
  mask: 'none',
  filter: 'none',
  transform: 'none',
  rotate: 'none',
  scale: 'none',
  'stop-color': 'rgb(0, 0, 0)',
  'stop-opacity': '1',
  'flood-color': 'rgb(0, 0, 0)',
  'flood-opacity': '1',
};

const TURNS = ['transform', 'rotate', 'scale'];

/**
 * Copies an SVG subtree into an inert document, where nothing of it loads, runs or is upgraded, and writes into the copy
 * what style sheets made of the original. Inheritance is kept: a symbol looks different in each <use>, so its parts get
 * only what is set on themselves. A `root` also gets what it inherits.
 */
export function copyWithPaint<T extends Element>(original: T, inert: Document, { isRoot = false } = {}): T {
  const copy = inert.importNode(original, true);
  const copies = copy.getElementsByTagName('*');
  writePaint(original, copy, isRoot);
  for (const [index, part] of [...original.getElementsByTagName('*')].entries()) {
    writePaint(part, copies[index] as Element, false);
  }
  return copy;
}

function writePaint(original: Element, copy: Element, isRoot: boolean): void {
  if (!(original instanceof SVGElement) || !(copy instanceof SVGElement)) return;
  const seen = getComputedStyle(original);
  const parent = isRoot || !original.parentElement ? null : getComputedStyle(original.parentElement);
  const own = (name: string) => copy.style.getPropertyValue(name) || copy.getAttribute(name);

  for (const name of INHERITED) {
    const value = seen.getPropertyValue(name);
    const isInherited = parent?.getPropertyValue(name) === value && [null, 'inherit'].includes(own(name));
    if (!isInherited) copy.style.setProperty(name, sameAsColour(name, value, seen, own(name)) ? 'currentColor' : value);
  }
  for (const [name, initial] of Object.entries(INITIAL)) {
    const value = seen.getPropertyValue(name);
    if (value !== initial && !(name === 'transform' && copy.hasAttribute(name))) copy.style.setProperty(name, value);
  }
  if (isRoot) keepTurn(copy);
  else if (TURNS.some((name) => copy.style.getPropertyValue(name))) copy.style.transformOrigin = seen.transformOrigin;
  // Definitions are never displayed themselves; what uses them is.
  if (original instanceof SVGGraphicsElement && seen.display === 'none') copy.style.display = 'none';
}

/** The turn of a chevron has a meaning; where it stands on the page has none. The size changes, so no pixels remain. */
function keepTurn(copy: SVGElement): void {
  copy.style.transformOrigin = '50% 50%';
  if (!copy.style.transform) return;
  const { a, b, c, d, is2D } = new DOMMatrix(copy.style.transform);
  copy.style.transform = is2D ? `matrix(${a}, ${b}, ${c}, ${d}, 0, 0)` : 'none';
}

/** Computed style no longer tells currentColor, which follows the <use>, from a fixed colour. */
function sameAsColour(name: string, value: string, seen: CSSStyleDeclaration, own: string | null): boolean {
  const isPaint = name === 'fill' || name === 'stroke';
  return isPaint && value === seen.color && (own === null || /currentcolor/i.test(own));
}
