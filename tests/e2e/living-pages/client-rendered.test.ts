import type { Page } from '@playwright/test';
import { serveScript } from '../../support/bundle';
import { expect, test } from '../../support/noise';
import type { TestSite } from '../../support/test-site';
import { expectRightNames, flag, JAPAN, loupe, type Picture, SEARCH, servePictures } from './gallery';

const PICTURES: Picture[] = [
  { id: 'a', src: flag(1) },
  { id: 'b', src: loupe() },
  { id: 'c', src: flag(2) },
];
const [A, B, C] = PICTURES as [Picture, Picture, Picture];
const GALLERY = PICTURES.map(({ id }) => `#${id}`).join();
const APPS = {
  React: new URL('./pages/react-client.tsx', import.meta.url),
  Vue: new URL('./pages/vue-client.ts', import.meta.url),
};

test.beforeAll(({ site }) => servePictures(site));

async function serveGallery(site: TestSite, app: URL): Promise<string> {
  const script = await serveScript(site, app);
  return site.page(`<div id="app" data-first='${JSON.stringify(PICTURES)}'></div>${script}`);
}

const show = (page: Page, pictures: Picture[]) => page.evaluate((pictures) => window.show(pictures), pictures);

/** What a name is in the next frame after a change: what a screen reader could get to hear. */
const showAndLook = (page: Page, pictures: Picture[], selector: string) =>
  page.evaluate(
    async ([pictures, selector]) => {
      window.show(pictures);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return document.querySelector(selector)?.getAttribute('alt') ?? '';
    },
    [pictures, selector] as const,
  );

for (const [framework, app] of Object.entries(APPS)) {
  test.describe(framework, () => {
    let page: Page;
    test.beforeEach(async ({ open, site, noise }) => {
      expect(noise).toEqual([]);
      page = await open(await serveGallery(site, app));
      await expectRightNames(page, 3, GALLERY);
    });
    test.afterEach(({ noise }) => expect(noise).toEqual([]));

    test('rendering again with the same state keeps the names, and nothing is written again', async () => {
      const { names, rounds } = await page.evaluate(async (gallery) => {
        const seen = { names: 0, rounds: 0 };
        const countAs = (what: keyof typeof seen) =>
          new MutationObserver((records) => {
            seen[what] += records.length;
          });
        const names = countAs('names');
        for (const image of document.querySelectorAll(gallery)) names.observe(image, { attributes: true });
        countAs('rounds').observe(document, { subtree: true, attributeFilter: ['data-round'] });
        for (let round = 0; round < 20; round++) {
          window.rerender();
          await new Promise(requestAnimationFrame);
        }
        return seen;
      }, GALLERY);
      expect(rounds).toBeGreaterThan(10);
      expect(names).toBe(0);
      await expectRightNames(page, 3, GALLERY);
    });

    test('a reorder by keys keeps the right name with each image', async () => {
      await show(page, [C, A, B]);
      await expectRightNames(page, 3, GALLERY);
      await show(page, [B, C, A, { id: 'd', src: loupe(9) }]);
      await expectRightNames(page, 4, `${GALLERY}, #d`);
    });

    test('another src gets another name, or none, and never keeps the old one', async () => {
      expect(await showAndLook(page, [{ ...A, src: loupe() }, B, C], '#a')).not.toMatch(JAPAN);
      await expect(page.locator('#a')).toHaveAttribute('alt', SEARCH);
      expect(await showAndLook(page, [{ ...A, src: '/slow.png' }, B, C], '#a')).toBe('');
      await show(page, [{ ...A, src: 'data:image/png,broken' }, B, C]);
      await expect(page.locator('#a')).not.toHaveAttribute('alt');
      await show(page, PICTURES);
      await expectRightNames(page, 3, GALLERY);
    });

    test('a src that changes in every frame ends with the right name', async () => {
      for (let round = 0; round < 15; round++) {
        await showAndLook(page, [{ ...A, src: round % 2 ? flag(round + 30) : loupe(round) }, B, C], '#a');
      }
      await expectRightNames(page, 3, GALLERY);
    });

    test('an alt that comes later wins and stays, and when it goes the image is named again', async ({ altlight }) => {
      await show(page, [{ ...A, alt: 'Bob' }, B, C]);
      await expect(page.locator('#a')).toHaveAttribute('alt', 'Bob');
      await show(page, [C, { ...A, alt: 'Bob' }, B]);
      await altlight.setSettings({ enabled: false });
      await expect(page.locator('#b')).not.toHaveAttribute('alt');
      await expect(page.locator('#a')).toHaveAttribute('alt', 'Bob');
      await altlight.setSettings({ enabled: true });
      await show(page, PICTURES);
      await expectRightNames(page, 3, GALLERY);
    });

    test('an image that is taken out has its own attributes back, and comes back with a name', async () => {
      const handle = await page.locator('#a').elementHandle();
      await show(page, [B]);
      await expect.poll(() => handle?.getAttribute('alt')).toBeNull();
      await show(page, PICTURES);
      await expectRightNames(page, 3, GALLERY);
    });
  });
}

test('an image that v-if takes out and puts back is named each time', async ({ open, site }) => {
  const page = await open(await serveGallery(site, APPS.Vue));
  const image = page.locator('#now-and-then');
  for (let round = 0; round < 3; round++) {
    await expect(image).toHaveAttribute('alt', JAPAN);
    await page.evaluate(() => window.rerender());
    await expect(image).toHaveCount(0);
    await page.evaluate(() => window.rerender());
  }
  await expect(image).toHaveAttribute('alt', JAPAN);
});
