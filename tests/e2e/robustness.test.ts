import type { CDPSession } from '@playwright/test';
import type { AltlightBrowser } from '../../cli/launch';
import { expect, test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

/** So many different images that the queue is still full when something is killed. */
const MANY = 150;

test.beforeAll(({ site }) => {
  for (let index = 0; index < MANY; index++) {
    site.file(`/disc-${index}.png`, flagOfJapan(96, index), 'image/png');
  }
});

const many = (second: string) =>
  Array.from({ length: MANY }, (_, index) => `<img src="${index % 2 ? second : ''}/disc-${index}.png">`).join('');

async function inBrowser(altlight: AltlightBrowser, work: (session: CDPSession) => Promise<unknown>): Promise<void> {
  const page = await altlight.context.newPage();
  const session = await altlight.context.newCDPSession(page);
  await work(session);
  await page.close();
}

const forgetEverything = (altlight: AltlightBrowser) =>
  altlight.worker().then((worker) => worker.evaluate(() => void indexedDB.deleteDatabase('altlight-descriptions')));

test('a service worker killed in the middle of the queue loses nothing', async ({ open, site, altlight }) => {
  await forgetEverything(altlight);
  const page = await open(site.page(many(site.second)));
  await expect.poll(() => page.locator('img[alt]').count()).toBeGreaterThan(2);
  for (let kill = 0; kill < 3; kill++) {
    await inBrowser(altlight, async (session) => {
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
    });
    await page.bringToFront();
  }
  expect(await page.locator('img:not([alt])').count(), 'killed too late to prove anything').toBeGreaterThan(0);
  await expect(page.locator('img:not([alt])')).toHaveCount(0, { timeout: 45_000 });
});

test('a closed offscreen document is opened again', async ({ open, site, altlight }) => {
  await forgetEverything(altlight);
  const page = await open(site.page(many(site.second)));
  await expect.poll(() => page.locator('img[alt]').count()).toBeGreaterThan(2);
  await (await altlight.worker()).evaluate(() => chrome.offscreen.closeDocument());
  expect(await page.locator('img:not([alt])').count(), 'closed too late to prove anything').toBeGreaterThan(0);
  await expect(page.locator('img:not([alt])')).toHaveCount(0, { timeout: 45_000 });
});

test('images that go away are cancelled and do not hold up the rest', async ({ open, site }) => {
  const page = await open(site.page(many(site.second)));
  await page.evaluate(() => {
    document.body.innerHTML = '<img id="last" src="/disc-7.png">';
  });
  await expect(page.locator('#last')).toHaveAttribute('alt', /japan/);
});

test('a page that is left in the middle and come back to is finished', async ({ open, site, altlight }) => {
  await forgetEverything(altlight);
  const page = await open(site.page(many(site.second)));
  await expect.poll(() => page.locator('img[alt]').count()).toBeGreaterThan(2);
  await page.goto(site.page('<h1>Elsewhere</h1>'));
  await page.goBack();
  await expect(page.locator('img:not([alt])')).toHaveCount(0, { timeout: 45_000 });
});
