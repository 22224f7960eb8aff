import AxeBuilder from '@axe-core/playwright';
import { openExtensionPage } from '../../cli/extension-messages';
import { launchAltlight } from '../../cli/launch';
import { expect, test } from '../support/fixtures';
import { expectFocus, tabTo } from '../support/keyboard';

test('damaged settings are mended, told of and kept until they are let go, by keyboard', async () => {
  const altlight = await launchAltlight();
  try {
    const page = await openExtensionPage(altlight);
    await page.evaluate(() =>
      chrome.storage.local.set({ settings: { enabled: 'perhaps', pausedSites: ['a.example'] } }),
    );
    const session = await altlight.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');

    await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
    await expect(page.getByRole('heading', { name: 'Some settings were damaged' })).toBeVisible();
    await expect(page.getByLabel('The damaged settings')).toHaveValue(/perhaps/);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    const { settings } = await page.evaluate(() => chrome.storage.local.get('settings'));
    expect(settings).toMatchObject({ enabled: true, pausedSites: ['a.example'] });

    await tabTo(page, 'The damaged settings');
    await page.keyboard.press('Tab');
    await expectFocus(page, 'Delete this copy');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Some settings were damaged' })).toHaveCount(0);
    await expectFocus(page, 'Captioning models');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Captioning models' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Some settings were damaged' })).toHaveCount(0);
  } finally {
    await altlight.close();
  }
});
