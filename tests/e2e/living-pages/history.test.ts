import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../../cli/find-browser';
import { canUseSandbox } from '../../../cli/launch';
import { BUILT_EXTENSION } from '../../../cli/paths';
import { expect, test } from '../../support/noise';
import { expectRightNames, flag, loupe, servePictures } from './gallery';

const BODY = `<img id="a" src="${flag(1)}"><img id="b" src="${loupe()}" width="48"><a href="/elsewhere">Elsewhere</a>`;
/** Tells whether the page came back as it was left, and which attributes changed since. */
const WITNESS = `<script>
  window.changes = [];
  addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });
  addEventListener('pagehide', () => {
    new MutationObserver((records) => changes.push(...records.map((it) => it.attributeName)))
      .observe(document, { subtree: true, attributes: true });
  });
</script>`;

declare global {
  interface Window {
    persisted: boolean;
    changes: string[];
  }
}

test.beforeAll(({ site }) => {
  servePictures(site);
  site.file('/elsewhere', '<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>', 'text/html');
});

/** Playwright switches the back-forward cache off; this browser has it. */
async function withFullBrowser(work: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'altlight-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    chromiumSandbox: canUseSandbox(),
    ignoreDefaultArgs: ['--disable-extensions', '--disable-back-forward-cache'],
    args: ['--headless=new', `--disable-extensions-except=${BUILT_EXTENSION}`, `--load-extension=${BUILT_EXTENSION}`],
  });
  try {
    await work(context);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function leaveAndComeBack(page: Page): Promise<void> {
  await page.locator('a').click();
  await expect(page.locator('h1')).toHaveText('Elsewhere');
  await page.evaluate(() => void setTimeout(() => history.back()));
  await expect(page.locator('#a')).toBeAttached();
  expect(await page.evaluate(() => window.persisted), 'not kept, so nothing is proved').toBe(true);
}

test('a page that is kept and comes back has its names, and nothing is written twice', async ({ site }) => {
  await withFullBrowser(async (context) => {
    const page = await context.newPage();
    await page.goto(site.page(BODY + WITNESS));
    await expectRightNames(page, 2);
    await leaveAndComeBack(page);
    await expectRightNames(page, 2);
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img id="c" src="/flag-3.png">'));
    await expectRightNames(page, 3);
    expect(await page.evaluate(() => window.changes)).toEqual(['alt']);
  });
});

test('a page that is left before its names came gets them when it comes back', async ({ site }) => {
  await withFullBrowser(async (context) => {
    const page = await context.newPage();
    const images = Array.from({ length: 60 }, (_, index) => `<img src="${flag(index)}">`).join('');
    await page.goto(site.page(BODY + images + WITNESS));
    await leaveAndComeBack(page);
    expect(await page.locator('img:not([alt])').count(), 'left too late to prove anything').toBeGreaterThan(0);
    await expectRightNames(page, 62);
  });
});
