import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../cli/find-browser';
import { canUseSandbox } from '../../cli/launch';
import { BUILT_EXTENSION } from '../../cli/paths';
import { expect, test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

test('a page that was open before Altlight was installed is described, also beside one that never ends loading', async ({
  site,
}) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.answer(
    '/endless',
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>It'),
  );
  const profile = await mkdtemp(join(tmpdir(), 'altlight-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    chromiumSandbox: canUseSandbox(),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ['--headless=new', '--enable-unsafe-extension-debugging'],
  });
  try {
    const endless = await context.newPage();
    await endless.goto(`${site.first}/endless`, { waitUntil: 'commit' });
    const page = await context.newPage();
    await page.goto(site.page('<img id="it" src="/japan.png">'));
    const session = await context.browser()?.newBrowserCDPSession();
    await session?.send('Extensions.loadUnpacked', { path: BUILT_EXTENSION });
    await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
    await expect.poll(() => context.pages().some((page) => page.url().endsWith('/welcome.html'))).toBe(true);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
