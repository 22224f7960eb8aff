import type { CDPSession } from '@playwright/test';
import { type DocumentOrder, readDocumentOrder } from './document-order';
import type { FrameSession } from './frame-sessions';

export interface PageFrame {
  id: string;
  /**
   * '' for the main document. Otherwise "iframe[n]" for the n-th frame (an iframe, frame, object or embed with a
   * document) of its parent in document order, behind its parent's own path: "iframe[0]/iframe[2]".
   */
  path: string;
  session: CDPSession;
  /** The content script's execution context; undefined when it does not run in this frame. */
  world: number | undefined;
  order: DocumentOrder;
}

export interface TreeFrame extends Omit<PageFrame, 'path'> {
  parentId: string | undefined;
  /** Where the element that holds the frame stands in its parent's document. */
  position: number;
}

interface ProtocolFrameTree {
  frame: { id: string; parentId?: string };
  childFrames?: ProtocolFrameTree[];
}

/** Every frame of a page, in its order in the page, parents before their children. */
export async function listFrames(sessions: FrameSession[]): Promise<PageFrame[]> {
  const frames = (await Promise.all(sessions.map(localFrames))).flat();
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  await Promise.all(
    frames.map(async (frame) => {
      const parent = frame.parentId ? byId.get(frame.parentId) : undefined;
      if (parent) frame.position = await positionIn(parent, frame.id);
    }),
  );
  return withPaths(frames);
}

/** A session of a frame that has gone has no frames. */
async function localFrames({ session, worlds }: FrameSession): Promise<TreeFrame[]> {
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const order = await readDocumentOrder(session);
    const flatten = ({ frame, childFrames = [] }: ProtocolFrameTree): TreeFrame[] => [
      { id: frame.id, parentId: frame.parentId, session, world: worlds.get(frame.id), order, position: 0 },
      ...childFrames.flatMap(flatten),
    ];
    return flatten(frameTree);
  } catch {
    return [];
  }
}

async function positionIn(parent: TreeFrame, frameId: string): Promise<number> {
  try {
    const { backendNodeId } = await parent.session.send('DOM.getFrameOwner', { frameId });
    return parent.order.get(backendNodeId) ?? Number.MAX_SAFE_INTEGER;
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}

/** Names every frame that hangs from the main one by its path. Exported for its test. */
export function withPaths(frames: TreeFrame[]): PageFrame[] {
  const childrenOf = (id: string | undefined) =>
    frames.filter((frame) => frame.parentId === id).sort((a, b) => a.position - b.position);
  const visit = (frame: TreeFrame, path: string): PageFrame[] => [
    { id: frame.id, path, session: frame.session, world: frame.world, order: frame.order },
    ...childrenOf(frame.id).flatMap((child, index) => visit(child, `${path}${path && '/'}iframe[${index}]`)),
  ];
  return childrenOf(undefined).flatMap((root) => visit(root, ''));
}
