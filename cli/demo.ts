import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { build } from './build';
import { showCaptions } from './demo-captions';
import { generateDemoSite } from './demo-site/generate';
import { type MeasuredImage, measurePage } from './describe-page';
import { formatImages, summarise } from './image-table';
import { type AltlightBrowser, launchAltlight } from './launch';
import { ROOT } from './paths';
import type { ImageReport } from './report';
import { serveFolder } from './serve';

const FOLDER = join(ROOT, '.demo');
const SCREENSHOT = join(FOLDER, 'screenshot.png');
const TIMEOUT = 120_000;

const USAGE = `Usage: npm run demo [-- --headed]

Builds the extension, makes a page of images in .demo/, opens it in Chromium with Altlight and lists every image's name
before and after. With --headed the window stays open until you close it.`;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  try {
    await build();
    return await runDemo(options.headed);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

function readOptions(): { headed: boolean } | undefined {
  try {
    return parseArgs({ options: { headed: { type: 'boolean', default: false } } }).values;
  } catch {
    return undefined;
  }
}

async function runDemo(headed: boolean): Promise<number> {
  await mkdir(FOLDER, { recursive: true });
  const servers = [await serveFolder(FOLDER), await serveFolder(FOLDER)] as const;
  try {
    console.error('Making the demo site …');
    await generateDemoSite(FOLDER, servers[1].port);
    return await runBrowser(headed, `${servers[0].origin}/index.html`);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

async function runBrowser(headed: boolean, url: string): Promise<number> {
  const browser = await launchAltlight({ headed });
  try {
    const exitCode = await show(browser, url);
    if (headed) await browser.context.waitForEvent('close', { timeout: 0 });
    return exitCode;
  } finally {
    await browser.close();
  }
}

async function show(browser: AltlightBrowser, url: string): Promise<number> {
  const page = await browser.context.newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  const measured = await measurePage(browser, page, url, { timeoutMs: TIMEOUT });
  const images = measured.map(({ report }) => report);
  console.log(`${formatImages(images)}\n\n${summarise(images)}`);
  await takeScreenshot(page, measured);
  const problems = [...findProblems(images), ...pageErrors.map((message) => `an error in the page: ${message}`)];
  for (const problem of problems) console.error(`Problem: ${problem}`);
  return problems.length ? 1 : 0;
}

async function takeScreenshot(page: Page, measured: MeasuredImage[]): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await showCaptions(measured);
  // Chromium does not paint frames in other processes before they have been on screen.
  for (const frame of await page.locator('iframe').all()) await frame.screenshot();
  await page.screenshot({ path: SCREENSHOT, fullPage: true });
  console.log(`Screenshot: ${SCREENSHOT}`);
}

/** What must never happen, however good the model is. */
function findProblems(images: ImageReport[]): string[] {
  const problems: string[] = [];
  if (!images.some(({ state }) => state === 'described')) problems.push('no image was described');
  for (const { state, before, after, selector, reason } of images) {
    if (reason === 'timed-out') problems.push(`${selector} was not finished in time`);
    const isAuthors = state === 'named' || state === 'decorative';
    if (isAuthors && before !== after) problems.push(`${selector} is ${state}, and yet its name changed to "${after}"`);
  }
  return problems;
}
