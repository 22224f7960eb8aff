import type { Page } from '@playwright/test';
import { openImagesList } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { describeByMouse, namesOf } from '../support/menu';
import { flagOfJapan } from '../support/png';

// Pages without HTTPS: crypto.randomUUID, navigator.clipboard and more are missing there, also for content scripts.

test.beforeEach(({ site }) => void site.file('/japan.png', flagOfJapan(96, 5), 'image/png'));

async function openInsecure(open: (url: string) => Promise<Page>, url: string): Promise<Page> {
  const page = await open(url);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  return page;
}

test('a page without HTTPS is described, listed, and told about in the dialog', async ({ open, site, altlight }) => {
  const page = await openInsecure(open, site.insecurePage('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /flag of japan/);
  const list = await openImagesList(altlight, page);
  await expect(list.getByRole('listitem')).toContainText('flag of japan');
  await list.close();
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContain('Image description');
});

test('a page without HTTPS gets private labels', async ({ open, site, altlight }) => {
  await altlight.setSettings({ keepFromPages: true });
  try {
    const page = await openInsecure(open, site.insecurePage('<img id="it" src="/japan.png">'));
    await expect(page.locator('#it')).toHaveAttribute('aria-labelledby', /./);
    await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  } finally {
    await altlight.setSettings({ keepFromPages: false });
  }
});
