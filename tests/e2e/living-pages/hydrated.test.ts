import type { ServerResponse } from 'node:http';
import type { Page } from '@playwright/test';
import { serveScript } from '../../support/bundle';
import { expect, test } from '../../support/noise';
import { flagOfJapan } from '../../support/png';
import type { TestSite } from '../../support/test-site';
import { expectRightNames, flag, JAPAN, loupe, type Picture, servePictures } from './gallery';
import type { Time } from './pages/time-to-hydrate';
import { APPS } from './server-rendered';

const PICTURES: Picture[] = [
  { id: 'a', src: flag(1) },
  { id: 'b', src: loupe() },
  { id: 'c', src: flag(2), alt: 'Bob' },
  { id: 'd', src: flag(3) },
];
const UNNAMED = '#a, #b, #d';
/** Beside the gallery, and not of the framework: it holds up the load event until the page has hydrated. */
const HELD_IMAGE = '<img src="/held.png" alt="">';
const COMPLAINT =
  /^error: A tree hydrated but some attributes|Hydration attribute mismatch|^error: Hydration completed but contains/;

test.beforeAll(({ site }) => {
  servePictures(site);
  const held: ServerResponse[] = [];
  site.answer('/held.png', (_, response) => void held.push(response));
  site.answer('/hydrated', (_, response) => {
    for (const image of held.splice(0)) image.writeHead(200, { 'content-type': 'image/png' }).end(flagOfJapan(96, 999));
    response.writeHead(204).end();
  });
});

async function serveGallery(site: TestSite, name: string, time: Time): Promise<string> {
  const { script, render } = APPS[name] as (typeof APPS)[string];
  const tag = await serveScript(site, script);
  const data = `data-time="${time}" data-first='${JSON.stringify(PICTURES)}'`;
  const held = time === 'at once' || time === 'before load' ? HELD_IMAGE : '';
  return site.page(`<div id="app" ${data}>${await render(PICTURES)}</div>${held}${tag}`);
}

async function expectLivingGallery(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => window.hydrated)).toBe(true);
  await expectRightNames(page, 3, UNNAMED);
  await expect(page.locator('#c')).toHaveAttribute('alt', 'Bob');
  // It is alive: what the server sent has become the framework's.
  await page.evaluate((pictures) => window.show(pictures), [...PICTURES].reverse().concat({ id: 'e', src: flag(4) }));
  await expectRightNames(page, 4, `${UNNAMED}, #e`);
  await expect(page.locator('#c')).toHaveAttribute('alt', 'Bob');
}

for (const name of Object.keys(APPS)) {
  for (const time of ['at once', 'before load', 'after load'] as const) {
    test(`${name}: hydrated ${time}, it finds what its server sent, and then gets names`, async ({
      open,
      site,
      noise,
    }) => {
      const page = await open(await serveGallery(site, name, time));
      await expectLivingGallery(page);
      expect(noise).toEqual([]);
    });
  }

  test(`${name}: hydrated much later, when names are there already, it works and keeps them`, async ({
    open,
    site,
    noise,
  }, info) => {
    const page = await open(await serveGallery(site, name, 'much later'));
    await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
    expect(await page.evaluate(() => window.hydrated ?? false), 'hydrated too early to prove anything').toBe(false);
    await page.evaluate(() => window.hydrateNow?.());
    await expectLivingGallery(page);
    // Both tell the developer of attributes that they did not expect, and change nothing.
    info.annotations.push(...noise.map((description) => ({ type: 'complaint', description })));
    expect(noise.filter((line) => !COMPLAINT.test(line))).toEqual([]);
  });
}
