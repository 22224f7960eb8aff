import type { CDPSession } from '@playwright/test';

/** Backend node id to its place in document order, shadow roots included, over all documents of a CDP session. */
export type DocumentOrder = ReadonlyMap<number, number>;

/** A flat snapshot: the nested answer of DOM.getDocument fails on deep pages. */
export async function readDocumentOrder(session: CDPSession): Promise<DocumentOrder> {
  const { documents } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] });
  const ids = documents.flatMap(({ nodes }) => nodes.backendNodeId ?? []);
  return new Map(ids.map((id, place) => [id, place]));
}
