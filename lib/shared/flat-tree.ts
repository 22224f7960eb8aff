import { assignedSlotOf, parentElementOf, rootOf } from './dom';

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
