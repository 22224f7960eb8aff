import { rootOf } from '../shared/dom';

/** Compares by the order of the page, also over the borders of shadow roots; for sort(). */
export function byPageOrder(one: Element, other: Element): number {
  const [path, otherPath] = [hostsOf(one), hostsOf(other)];
  const depth = path.findIndex((host, index) => host !== otherPath[index]);
  const [here, there] = [path[depth], otherPath[depth]];
  // One of them is the other's host.
  if (!here || !there) return path.length - otherPath.length;
  const position = Node.prototype.compareDocumentPosition.call(here, there);
  if (position & Node.DOCUMENT_POSITION_FOLLOWING) return -1;
  return position & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0;
}

/** The hosts of the shadow roots around an element, outermost first, and the element itself. */
function hostsOf(element: Element): Element[] {
  const path = [element];
  for (let root = rootOf(element); root instanceof ShadowRoot; root = rootOf(root.host)) path.unshift(root.host);
  return path;
}
