import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { type AccessibilityTree, readAccessibilityTree } from './accessibility-tree';
import { type FrameSessions, openFrameSessions } from './frame-sessions';
import { listFrames, type PageFrame } from './frames';
import { readImages } from './isolated-world';
import { type JoinedImage, joinReports } from './join-reports';
import type { AltlightBrowser } from './launch';
import { loadPage } from './load-page';
import type { PageReport } from './report';
import { waitUntilSettled } from './settle';

export interface DescribePageOptions {
  /** How long Altlight may take once the page has loaded; loading itself may take as long again. */
  timeoutMs: number;
  /** For how long, in ms, nothing may be pending before the page counts as finished. */
  settle?: number;
}

/** An image that was measured, and the way back to its element. */
export interface MeasuredImage extends JoinedImage {
  session: CDPSession;
}

/** What reading a large page's trees may take on top of all other times. */
const MEASURING = 60_000;

/** Opens a page in a tab of its own, and tells each image's name without Altlight and with it. */
export async function describePage(
  browser: AltlightBrowser,
  url: string,
  options: DescribePageOptions,
): Promise<PageReport> {
  const page = await browser.context.newPage();
  try {
    const images = await measurePage(browser, page, url, options);
    return { url, images: images.map(({ report }) => report) };
  } finally {
    await page.close();
  }
}

/** As describePage, in a tab that stays open. Throws when the page cannot be opened or does not answer. */
export async function measurePage(
  browser: AltlightBrowser,
  page: Page,
  url: string,
  options: DescribePageOptions,
): Promise<MeasuredImage[]> {
  const deadline = new AbortController();
  const limit = 2 * options.timeoutMs + MEASURING;
  const tooLate = delay(limit, undefined, { signal: deadline.signal }).then(() => {
    throw new Error(`the page did not answer for ${Math.round(limit / 1000)} s`);
  });
  try {
    return await Promise.race([measure(browser, page, url, options), tooLate]);
  } finally {
    tooLate.catch(() => undefined);
    deadline.abort();
  }
}

async function measure(
  browser: AltlightBrowser,
  page: Page,
  url: string,
  { timeoutMs, settle }: DescribePageOptions,
): Promise<MeasuredImage[]> {
  await browser.setSettings({ enabled: false });
  await page.bringToFront();
  await loadPage(page, url, timeoutMs);
  const sessions = await openFrameSessions(page, browser.extensionId);
  const before = await readTrees(await listFrames(await sessions.current()));
  await browser.setSettings({ enabled: true });
  await waitUntilSettled(sessions, { timeoutMs, ...(settle !== undefined && { quietMs: settle }) });
  return readFindings(sessions, before);
}

/** The accessibility tree of every frame, by frame id. A frame that has gone meanwhile has none. */
async function readTrees(frames: PageFrame[]): Promise<Map<string, AccessibilityTree>> {
  const trees = new Map<string, AccessibilityTree>();
  for (const { session, id } of frames) {
    const tree = await readAccessibilityTree(session, id).catch(() => undefined);
    if (tree) trees.set(id, tree);
  }
  return trees;
}

async function readFindings(sessions: FrameSessions, before: Map<string, AccessibilityTree>): Promise<MeasuredImage[]> {
  const frames = await listFrames(await sessions.current());
  const after = await readTrees(frames);
  const found: MeasuredImage[] = [];
  for (const { id, path, session, world, order } of frames) {
    const tree = after.get(id);
    if (world === undefined || !tree) continue;
    const images = await readImages(session, world);
    const joined = joinReports({ path, images, order, before: before.get(id), after: tree });
    found.push(...joined.map((image) => ({ ...image, session })));
  }
  return found;
}
