import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from './build';
import { showCaptions } from './demo-captions';
import { generateDemoSite } from './demo-site/generate';
import { measurePage } from './describe-page';
import { type AltlightBrowser, launchAltlight } from './launch';
import { ROOT } from './paths';
import { serveFolder } from './serve';
import { chooseDescribe, openImagesList, openPopup } from './surfaces';

const FOLDER = join(ROOT, 'docs/images');

/** Light and dark in English; right to left in Arabic. */
const VIEWS = [
  { name: 'light', colorScheme: 'light', language: 'en' },
  { name: 'dark', colorScheme: 'dark', language: 'en' },
  { name: 'rtl', colorScheme: 'light', language: 'ar' },
] as const;
type View = (typeof VIEWS)[number];

/** `npm run screenshots`: every surface, light, dark and right to left, into docs/images. */
async function main(): Promise<void> {
  await build();
  await mkdir(FOLDER, { recursive: true });
  const site = await mkdtemp(join(tmpdir(), 'altlight-demo-'));
  const servers = [await serveFolder(site), await serveFolder(site)] as const;
  const url = `${servers[0].origin}/index.html`;
  try {
    await generateDemoSite(site, servers[1].port);
    await takeDemo(url);
    for (const view of VIEWS) await takeAll(url, view);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    await rm(site, { recursive: true, force: true });
  }
}

/** The demo page with the names that it got, as `npm run demo` shows it. */
async function takeDemo(url: string): Promise<void> {
  const altlight = await launchAltlight();
  const page = await altlight.context.newPage();
  await page.setViewportSize({ width: 1280, height: 1400 });
  await showCaptions(await measurePage(altlight, page, url, { timeoutMs: 60_000 }));
  await page.screenshot({ path: join(FOLDER, 'demo.png') });
  await altlight.close();
}

async function takeAll(url: string, view: View): Promise<void> {
  const altlight = await launchAltlight({ language: view.language });
  const page = await open(altlight, view, 960, 640);
  await page.goto(url);
  await page.locator('img[alt*="icon"]').nth(10).waitFor({ state: 'attached' });
  await takeDialog(altlight, page, view);
  const popup = await openPopup(altlight, page);
  await popup.getByRole('listitem').nth(3).waitFor();
  await take(popup, 'popup', view, 384, 480);
  const list = await openImagesList(altlight, page);
  const pictures = list.locator('.thumbnail img');
  await pictures.nth(4).waitFor();
  for (let index = 0; index < 5; index++) {
    await pictures.nth(index).evaluate((picture) => (picture as HTMLImageElement).decode());
  }
  await take(list, 'images', view, 420, 720);
  await takePage(altlight, 'options', view);
  await takePage(altlight, 'welcome', view);
  await altlight.close();
}

async function takeDialog(altlight: AltlightBrowser, page: Page, view: View): Promise<void> {
  await page.locator('img[alt*="home icon"]').first().click({ button: 'right' });
  await chooseDescribe(altlight, page);
  // The dialog lies in a closed shadow root, so its host's box is all that can be waited for: it is described by now.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(FOLDER, `dialog-${view.name}.png`) });
  await page.keyboard.press('Escape');
}

async function takePage(altlight: AltlightBrowser, name: 'options' | 'welcome', view: View): Promise<void> {
  const page = await open(altlight, view, 760, 900);
  await page.goto(`chrome-extension://${altlight.extensionId}/${name}.html`);
  await page.locator('h2').nth(1).or(page.locator('button').nth(1)).first().waitFor();
  await take(page, name, view, 760, 900);
}

async function open({ context }: AltlightBrowser, { colorScheme }: View, width: number, height: number): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  return page;
}

async function take(page: Page, name: string, view: View, width: number, height: number): Promise<void> {
  await page.emulateMedia({ colorScheme: view.colorScheme });
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: join(FOLDER, `${name}-${view.name}.png`) });
  await page.close();
}

await main();
