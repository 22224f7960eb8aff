import { expect } from '@playwright/test';
import { launchAltlight } from '../../cli/launch';
import { test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

test('a content script whose extension is gone takes its labels back, quietly', async ({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  const url = site.page('<img src="/japan.png"><img alt="untitled" src="/japan.png">');
  const altlight = await launchAltlight();
  try {
    const page = await altlight.context.newPage();
    await page.goto(url);
    await expect(page.locator('img[alt*="japan"]')).toHaveCount(2);
    const noise: string[] = [];
    page.on('console', (message) => noise.push(message.text()));
    page.on('pageerror', (error) => noise.push(error.message));

    // What an update does: the old content script stays, but can reach nothing.
    await (await altlight.worker()).evaluate(() => chrome.runtime.reload()).catch(() => {});
    await expect(async () => {
      await page.mouse.wheel(0, 10);
      await page.keyboard.press('Tab');
      const alts = await page.locator('img').evaluateAll((images) => images.map((image) => image.getAttribute('alt')));
      expect(alts).toEqual([null, 'untitled']);
    }).toPass({ timeout: 20_000 });
    expect(noise).toEqual([]);
  } finally {
    await altlight.close();
  }
});
