import { test as base, type Page } from '@playwright/test';
import { describePage } from '../../cli/describe-page';
import { type AltlightBrowser, launchAltlight } from '../../cli/launch';
import type { ImageReport } from '../../cli/report';
import { INSECURE_HOST, TestSite } from './test-site';

interface Fixtures {
  /** What happened to each image of a page, by its selector. */
  describe: (url: string, timeoutMs?: number) => Promise<Map<string, ImageReport>>;
  /** As describe, of several bodies, each in a document of its own: they are the frames of one page. In their order. */
  describeApart: (bodies: string[]) => Promise<Map<string, ImageReport>[]>;
  /** Nothing that an earlier test's pages have said is known. */
  forgetful: undefined;
  /** A tab with the page open and Altlight on. */
  open: (url: string) => Promise<Page>;
}

/** The built extension in a real browser, and a site to visit; one of each for all tests of a worker. */
export const test = base.extend<Fixtures, { altlight: AltlightBrowser; site: TestSite }>({
  altlight: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern.
    async ({}, use) => {
      const altlight = await launchAltlight({ hosts: `MAP ${INSECURE_HOST} 127.0.0.1` });
      await use(altlight);
      await altlight.close();
    },
    { scope: 'worker' },
  ],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const site = await new TestSite().start();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  forgetful: [
    async ({ altlight }, use) => {
      await (await altlight.worker()).evaluate(() => chrome.storage.session.clear());
      await use(undefined);
    },
    { auto: true },
  ],
  describe: async ({ altlight }, use) => {
    await use(async (url, timeoutMs = process.env.CI ? 120_000 : 60_000) => {
      const { images } = await describePage(altlight, url, { timeoutMs });
      return new Map(images.map((image) => [image.selector, image]));
    });
  },
  describeApart: async ({ altlight, site }, use) => {
    await use(async (bodies) => {
      const frames = bodies.map((body) => `<iframe src="${site.page(body)}" width="300" height="240"></iframe>`);
      const { images } = await describePage(altlight, site.page(frames.join('')), { timeoutMs: 60_000 });
      return bodies.map((_, index) => {
        const own = images.filter(({ frame }) => frame.split('/')[0] === `iframe[${index}]`);
        return new Map(own.map((image) => [image.selector, image]));
      });
    });
  },
  open: async ({ altlight }, use) => {
    const pages: Page[] = [];
    await use(async (url) => {
      await altlight.setSettings({ enabled: true, pausedSites: [] });
      const page = await altlight.context.newPage();
      pages.push(page);
      await page.goto(url);
      return page;
    });
    for (const page of pages) await page.close();
  },
});

export { expect } from '@playwright/test';
