import { assignedSlotOf, closest, parentElementOf, rootOf, walkTree } from './dom';
import { shadowRootOf } from './shadow-root';

/** The parent in the flat tree, as it is rendered: through slots and out of shadow roots. */
export function flatParent(element: Element): Element | null {
  const parent = assignedSlotOf(element) ?? parentElementOf(element);
  if (parent) return parent;
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}

/** The element and its ancestors in the flat tree, innermost first. */
export function* flatAncestors(element: Element): Generator<Element> {
  for (let current: Element | null = element; current; current = flatParent(current)) yield current;
}

/** Whether the element itself or an ancestor in the flat tree matches a selector. Asks once in each tree on the way. */
export function hasAncestor(element: Element, selector: string): boolean {
  for (let start: Element | null = element; start; start = entryToNextTree(start)) {
    if (closest(start, selector)) return true;
  }
  return false;
}

/** The slot that shows the element or an ancestor of it, or the host of its tree; null in the document. */
function entryToNextTree(element: Element): Element | null {
  for (let ancestor: Element | null = element; ancestor; ancestor = parentElementOf(ancestor)) {
    const slot = assignedSlotOf(ancestor);
    if (slot) return slot;
  }
  const root = rootOf(element);
  return root instanceof ShadowRoot ? root.host : null;
}

/** An element's child elements and texts in the flat tree (css-scoping-1): of its shadow root, or what a slot shows. */
export function flatChildren(element: Element): Node[] {
  const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  return assigned.length > 0 ? assigned : [...childrenIn(shadowRootOf(element) ?? element)];
}

function* childrenIn(parent: Node): Generator<Node> {
  const walker = walkTree(parent, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let child = walker.firstChild(); child; child = walker.nextSibling()) yield child;
}

/** The elements below another one in the flat tree, in its order. */
export function* flatDescendants(element: Element): Generator<Element> {
  for (const child of flatChildren(element)) {
    if (!(child instanceof Element)) continue;
    yield child;
    yield* flatDescendants(child);
  }
}
