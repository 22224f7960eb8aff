import { documentElementOf, findAll, matches } from '../../lib/shared/dom';
import { flatAncestors } from '../../lib/shared/flat-tree';
import { shadowRootOf } from '../../lib/shared/shadow-root';

const MODAL = 'dialog:modal';

/**
 * Where something can be said aloud: all but the topmost modal dialog is inert, hence silent. It has the focus; one that has
 * given it away is taken for the last of the page.
 */
export function speakingPlace(): Element {
  const focused = deepFocus(document);
  for (const ancestor of focused ? flatAncestors(focused) : []) if (matches(ancestor, MODAL)) return ancestor;
  return [...findAll(document, MODAL)].at(-1) ?? documentElementOf(document);
}

/** Into shadow roots. */
function deepFocus({ activeElement }: Document | ShadowRoot): Element | null {
  const inner = activeElement && shadowRootOf(activeElement);
  return (inner && deepFocus(inner)) || activeElement;
}
