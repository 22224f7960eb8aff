import type { CDPSession } from '@playwright/test';

export interface AccessibleNode {
  role: string;
  name: string;
  ignored: boolean;
}

/** A document's accessibility tree by backend node id, which is unique within a CDP session. */
export type AccessibilityTree = ReadonlyMap<number, AccessibleNode>;

/** The tree of one document, as the browser hands it to assistive technology. */
export async function readAccessibilityTree(session: CDPSession, frameId: string): Promise<AccessibilityTree> {
  const { nodes } = await session.send('Accessibility.getFullAXTree', { frameId });
  const tree = new Map<number, AccessibleNode>();
  for (const node of nodes) {
    const id = node.backendDOMNodeId;
    // Of several nodes for one element, one that is exposed speaks for it.
    if (id === undefined || tree.get(id)?.ignored === false) continue;
    tree.set(id, {
      role: text(node.role?.value),
      name: text(node.name?.value),
      ignored: node.ignored,
    });
  }
  return tree;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
