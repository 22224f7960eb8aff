import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../../cli/launch';
import { asNew } from './as-new';
import { test as base, expect } from './fixtures';

/** The options of a browser in which nothing is set or kept. */
export const test = base.extend<{ options: Page; own: AltlightBrowser }>({
  own: async ({ altlight }, use) => asNew(altlight, () => use(altlight)),
  options: async ({ own }, use) => {
    const page = await own.context.newPage();
    await page.goto(`chrome-extension://${own.extensionId}/options.html`);
    // A browser that has just been started takes a while to know whether an organisation manages it.
    await expect(page.getByRole('combobox', { name: 'How much is said of each image' })).toBeVisible();
    await use(page);
  },
});

export { expect } from './fixtures';
