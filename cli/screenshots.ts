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
import { chooseDescribe, openPopup } from './surfaces';

const FOLDER = join(ROOT, 'docs/images');
const SCHEMES = ['light', 'dark'] as const;

/** `npm run screenshots`: every surface, light and dark, into docs/images. */
async function main(): Promise<void> {
  await build();
  await mkdir(FOLDER, { recursive: true });
  const site = await mkdtemp(join(tmpdir(), 'altlight-demo-'));
  const servers = [await serveFolder(site), await serveFolder(site)] as const;
  const altlight = await launchAltlight();
  try {
    await generateDemoSite(site, servers[1].port);
    await takeDemo(altlight, `${servers[0].origin}/index.html`);
    for (const scheme of SCHEMES) await takeAll(altlight, `${servers[0].origin}/index.html`, scheme);
  } finally {
    await altlight.close();
    await Promise.all(servers.map((server) => server.close()));
    await rm(site, { recursive: true, force: true });
  }
}

/** The demo page with the names that it got, as `npm run demo` shows it. */
async function takeDemo(altlight: AltlightBrowser, url: string): Promise<void> {
  const page = await altlight.context.newPage();
  await page.setViewportSize({ width: 1280, height: 1400 });
  await showCaptions(await measurePage(altlight, page, url, { timeoutMs: 60_000 }));
  await page.screenshot({ path: join(FOLDER, 'demo.png') });
  await page.close();
}

async function takeAll(altlight: AltlightBrowser, url: string, scheme: 'light' | 'dark'): Promise<void> {
  const page = await altlight.context.newPage();
  await page.setViewportSize({ width: 960, height: 600 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(url);
  await page.locator('img[alt^="Appears"]').nth(20).waitFor({ state: 'attached' });
  await takeDialog(altlight, page, scheme);
  await takePopup(altlight, page, scheme);
  await takeOptions(altlight, scheme);
  await page.close();
}

async function takeDialog(altlight: AltlightBrowser, page: Page, scheme: string): Promise<void> {
  await page.locator('img[alt*="home icon"]').first().click({ button: 'right' });
  await chooseDescribe(altlight, page);
  // The dialog lies in a closed shadow root, so its host's box is all that can be waited for: it is described by now.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path: join(FOLDER, `dialog-${scheme}.png`) });
  await page.keyboard.press('Escape');
}

async function takeOptions({ context, extensionId }: AltlightBrowser, scheme: 'light' | 'dark'): Promise<void> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 760, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  await page.getByRole('heading', { name: 'Florence-2' }).waitFor();
  await page.screenshot({ path: join(FOLDER, `options-${scheme}.png`) });
  await page.close();
}

async function takePopup(altlight: AltlightBrowser, page: Page, scheme: string): Promise<void> {
  const popup = await openPopup(altlight, page);
  await popup.emulateMedia({ colorScheme: scheme === 'dark' ? 'dark' : 'light' });
  await popup.setViewportSize({ width: 384, height: 320 });
  await popup.getByRole('listitem').first().waitFor();
  await popup.screenshot({ path: join(FOLDER, `popup-${scheme}.png`) });
  await popup.close();
}

await main();
