import axe from 'axe-core';
import { openFrameSessions } from '../cli/frame-sessions';
import type { AltlightBrowser } from '../cli/launch';
import { waitUntilSettled } from '../cli/settle';
import type { TestSite } from '../tests/support/test-site';
import { largePage, REPEATED_PICTURES } from './large-page';
import { watchLongTasks, watchMainThread } from './main-thread';

export interface PageSize {
  images: number;
  /** Different pictures among the images that lack a name. */
  pictures: number;
  /** On the largest page axe-core would take minutes. */
  withAxe: boolean;
}

export const PAGE_SIZES: PageSize[] = [
  { images: 100, pictures: REPEATED_PICTURES, withAxe: true },
  { images: 1_000, pictures: REPEATED_PICTURES, withAxe: true },
  { images: 10_000, pictures: REPEATED_PICTURES, withAxe: true },
  { images: 10_000, pictures: 1_250, withAxe: true },
  { images: 50_000, pictures: REPEATED_PICTURES, withAxe: false },
];

export interface ContentScriptCost {
  images: number;
  elements: number;
  pictures: number;
  /** Of these, so many lacked a name and were described. */
  described: number;
  /** Milliseconds of axe-core's image rules on the page's main thread; null when it was not run. */
  axe: number | null;
  /** Milliseconds of all tasks on the main thread, from switching on until nothing is pending. */
  task: number;
  /** task : axe. */
  ratio: number | null;
  /** The longest task in that time, in milliseconds; 0 when none was over 50. */
  longestTask: number;
  /** Bytes of the JavaScript heap. */
  heapPerImage: number;
  /** Milliseconds from switching on until nothing is pending. */
  elapsed: number;
}

const IMAGE_RULES = ['image-alt', 'input-image-alt', 'role-img-alt', 'svg-img-alt', 'area-alt', 'object-alt'];

/** What the content script costs a page, beside axe-core's image rules on the same page. */
export async function measureContentScript(
  altlight: AltlightBrowser,
  site: TestSite,
  { images, pictures, withAxe }: PageSize,
): Promise<ContentScriptCost> {
  await altlight.setSettings({ enabled: false });
  const url = largePage(site, images, pictures);
  const axeTime = withAxe ? await timeAxe(altlight, url) : null;
  const page = await altlight.context.newPage();
  await page.goto(url);
  const thread = await watchMainThread(page);
  const longestTask = await watchLongTasks(page);
  const sessions = await openFrameSessions(page, altlight.extensionId);

  const heapBefore = await thread.heap();
  const before = await thread.tasks();
  const start = performance.now();
  await altlight.setSettings({ enabled: true });
  await waitUntilSettled(sessions, { timeoutMs: 600_000, pollMs: 300 });
  const elapsed = performance.now() - start;
  const task = (await thread.tasks()) - before;
  const cost = {
    ...{ images, pictures, elements: await page.locator('*').count(), axe: axeTime, task },
    ratio: axeTime && task / axeTime,
    longestTask: await longestTask(),
    heapPerImage: ((await thread.heap()) - heapBefore) / images,
    ...{ described: await page.locator('img[alt*="japan"]').count(), elapsed },
  };
  await page.close();
  return cost;
}

/** In a tab of its own, as it leaves much in the page's memory. */
async function timeAxe(altlight: AltlightBrowser, url: string): Promise<number> {
  const page = await altlight.context.newPage();
  await page.goto(url);
  const thread = await watchMainThread(page);
  await page.evaluate(axe.source);
  const before = await thread.tasks();
  await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(IMAGE_RULES)}, resultTypes: ['violations'] }).then(() => undefined)`,
  );
  const tasks = (await thread.tasks()) - before;
  await page.close();
  return tasks;
}
