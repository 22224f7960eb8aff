import type { BrowserContext, CDPSession, Frame, Page } from '@playwright/test';
import { trackWorlds, type Worlds } from './isolated-world';

/** A CDP session that speaks for one or more documents of a page: those that share a renderer process. */
export interface FrameSession {
  session: CDPSession;
  worlds: Worlds;
}

export interface FrameSessions {
  /** One session for the page and one for each out-of-process frame, those that have come since included. */
  current(): Promise<FrameSession[]>;
}

export async function openFrameSessions(page: Page, extensionId: string): Promise<FrameSessions> {
  const context = page.context();
  const open = async (session: CDPSession) => ({ session, worlds: await trackWorlds(session, extensionId) });
  const main = await open(await context.newCDPSession(page));
  const remote = new Map<Frame, FrameSession | null>();
  // A navigation may move a frame to another process.
  page.on('framenavigated', (frame) => remote.delete(frame));
  page.on('framedetached', (frame) => remote.delete(frame));

  const probe = async (frame: Frame) => {
    const session = await remoteSession(context, frame);
    remote.set(frame, session ? await open(session) : null);
  };
  const current = async () => {
    const unknown = page.frames().filter((frame) => frame !== page.mainFrame() && !remote.has(frame));
    await Promise.all(unknown.map((frame) => probe(frame).catch(() => undefined)));
    return [main, ...[...remote.values()].filter((session) => session !== null)];
  };
  return { current };
}

/** Null for a frame that lives in its parent's process: Playwright refuses it a session of its own. */
async function remoteSession(context: BrowserContext, frame: Frame): Promise<CDPSession | null> {
  try {
    return await context.newCDPSession(frame);
  } catch {
    return null;
  }
}
