import AxeBuilder from '@axe-core/playwright';
import { openExtensionPage } from '../../cli/extension-messages';
import { launchAltlight } from '../../cli/launch';
import { openPopup } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { expectFocus, tabTo } from '../support/keyboard';

test('damaged settings are mended, told of and kept until they are let go, by keyboard', async ({ site }) => {
  const altlight = await launchAltlight();
  try {
    const page = await openExtensionPage(altlight);
    await page.evaluate(() =>
      chrome.storage.local.set({
        settings: { enabled: 'perhaps', pausedSites: ['a.example'] },
        endpoint: { baseUrl: 'https://server.example/v1', key: 'sk-secret' },
      }),
    );
    const session = await altlight.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');

    const other = await altlight.context.newPage();
    await other.goto(site.page('<p>Text</p>'));
    const badge = async () =>
      (await altlight.worker()).evaluate(async (url) => {
        const [tab] = await chrome.tabs.query({ url });
        return chrome.action.getBadgeText({ tabId: tab?.id ?? -1 });
      }, other.url());
    await expect.poll(badge).toBe('!');
    const popup = await openPopup(altlight, other);
    await expect(popup.getByRole('region', { name: 'What needs your attention' })).toContainText(
      'Some settings were damaged',
    );
    await popup.close();

    await page.bringToFront();
    await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
    await expect(page.getByRole('heading', { name: 'Some settings were damaged' })).toBeVisible();
    await expect(page.getByLabel('The damaged settings')).toHaveValue(/perhaps[\s\S]*server\.example/);
    await expect(page.getByLabel('The damaged settings')).not.toHaveValue(/sk-secret/);
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    const { settings } = await page.evaluate(() => chrome.storage.local.get('settings'));
    expect(settings).toMatchObject({ enabled: true, pausedSites: ['a.example'] });

    await tabTo(page, 'The damaged settings');
    await page.keyboard.press('Tab');
    await expectFocus(page, 'Delete this copy');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Some settings were damaged' })).toHaveCount(0);
    await expectFocus(page, 'Captioning models');
    await expect.poll(badge).toBe('');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Captioning models' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Some settings were damaged' })).toHaveCount(0);
  } finally {
    await altlight.close();
  }
});
