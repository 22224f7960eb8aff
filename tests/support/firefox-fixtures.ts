import { test as base } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { FIREFOX_HELP } from './find-firefox';
import { type AltlightFirefox, launchFirefox } from './firefox';
import { TestSite } from './test-site';

interface Fixtures {
  /** A tab with the page open, in front. */
  open: (url: string) => Promise<Page>;
}

/** The built extension in Firefox, and a site to visit; one of each for all tests of a worker. */
export const test = base.extend<Fixtures, { firefox: AltlightFirefox; site: TestSite }>({
  firefox: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern.
    async ({}, use) => {
      const firefox = await launchFirefox(process.env.ALTLIGHT_FIREFOX ?? '');
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 60_000 },
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
  open: async ({ firefox }, use) => {
    const pages: Page[] = [];
    await use(async (url) => {
      const page = await firefox.open(url);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.close();
  },
});

/** Called in each file of tests: they are left out, with a reason, where there is no Firefox. */
export const needFirefox = () => test.skip(() => !process.env.ALTLIGHT_FIREFOX, FIREFOX_HELP);

export { expect } from '@playwright/test';
