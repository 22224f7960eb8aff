import { shadowRootOf, walkTree } from '../shared/dom';

/** An element's child elements and texts in the flat tree (css-scoping-1): of its shadow root, or what a slot shows. */
export function flatChildren(element: Element): Node[] {
  const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  return assigned.length > 0 ? assigned : [...childrenIn(shadowRootOf(element) ?? element)];
}

function* childrenIn(parent: Node): Generator<Node> {
  const walker = walkTree(parent, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let child = walker.firstChild(); child; child = walker.nextSibling()) yield child;
}
