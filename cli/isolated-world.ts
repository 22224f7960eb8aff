import type { CDPSession } from '@playwright/test';
import type { WorldReport } from './report';

export interface FoundImage {
  backendNodeId: number;
  report: WorldReport;
}

export interface WorldStatus {
  active: boolean;
  /** Images still being worked on, those not yet found included. */
  pending: number;
}

/** The execution context of the extension's content script, by frame id. It is kept up to date. */
export type Worlds = ReadonlyMap<string, number>;

export async function trackWorlds(session: CDPSession, extensionId: string): Promise<Worlds> {
  const worlds = new Map<string, number>();
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { type, frameId } = (context.auxData ?? {}) as { type?: string; frameId?: string };
    const isOurs = type === 'isolated' && context.origin === `chrome-extension://${extensionId}`;
    if (isOurs && frameId) worlds.set(frameId, context.id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    for (const [frameId, id] of worlds) if (id === executionContextId) worlds.delete(frameId);
  });
  session.on('Runtime.executionContextsCleared', () => worlds.clear());
  await session.send('Runtime.enable');
  return worlds;
}

/** Undefined when there is no content script, or its document has just gone. */
export async function readStatus(session: CDPSession, contextId: number): Promise<WorldStatus | undefined> {
  const expression =
    'globalThis.altlight && { active: globalThis.altlight.active(), pending: globalThis.altlight.pending() }';
  try {
    const { result } = await session.send('Runtime.evaluate', { contextId, expression, returnByValue: true });
    return result.value as WorldStatus | undefined;
  } catch {
    return undefined;
  }
}

/** All images that the content script knows of in one document. Requests go out together: 1,000 images take a second. */
export async function readImages(session: CDPSession, contextId: number): Promise<FoundImage[]> {
  const objectGroup = `altlight-images-${contextId}`;
  const expression = 'globalThis.altlight?.images() ?? []';
  try {
    const images = await session.send('Runtime.evaluate', { contextId, expression, objectGroup });
    const list = images.result.objectId ?? fail('altlight.images() did not return a list');
    const reports = await call(session, list, 'function () { return this.map((image) => image.report); }');
    const ids = await elementIds(session, list, objectGroup);
    return (reports as WorldReport[]).flatMap((report, index) => {
      const backendNodeId = ids[index];
      return backendNodeId === undefined ? [] : [{ backendNodeId, report }];
    });
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup }).catch(() => undefined);
  }
}

async function elementIds(session: CDPSession, list: string, objectGroup: string): Promise<number[]> {
  const elements = await session.send('Runtime.callFunctionOn', {
    objectId: list,
    functionDeclaration: 'function () { return this.map((image) => image.element); }',
    objectGroup,
  });
  const objectId = elements.result.objectId ?? fail('the elements are not a list');
  const { result } = await session.send('Runtime.getProperties', { objectId, ownProperties: true });
  const objects = result.flatMap(({ name, value }) => (/^\d+$/.test(name) && value?.objectId ? [value.objectId] : []));
  return Promise.all(objects.map((element) => backendNodeId(session, element)));
}

async function backendNodeId(session: CDPSession, objectId: string): Promise<number> {
  const { node } = await session.send('DOM.describeNode', { objectId });
  return node.backendNodeId;
}

async function call(session: CDPSession, objectId: string, functionDeclaration: string): Promise<unknown> {
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration,
    returnByValue: true,
  });
  return result.value;
}

function fail(message: string): never {
  throw new Error(message);
}
