import type { Page } from '@playwright/test';
import { send } from '../../cli/extension-messages';
import { openImagesList, openPopup } from '../../cli/surfaces';
import { expectAccessible, type Look } from '../support/accessible';
import { pressByKey } from '../support/keyboard';
import { withManaged } from '../support/managed';
import { expect, test } from '../support/model-desk';
import { blank, flagOfJapan } from '../support/png';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1/';
const BODY = `<h1>Pictures</h1><img id="it" src="/japan.png"><img src="/blank.png"><img alt="Our flag" src="/blank.png">
  <img alt="" src="/blank.png">`;

test.beforeEach(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
});

/** A page that the browser could not load: it has an address, and nobody who answers. */
async function goNowhere(page: Page): Promise<void> {
  await page.goto(NOWHERE).catch(() => {});
}

test('the popup is accessible in every state', async ({ altlight, desk, open, site }) => {
  const page = await open(site.page(BODY));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const popup = await openPopup(altlight, page);
  const see = async (text: string | RegExp, look: Look) => {
    await expect(popup.getByRole('main')).toContainText(text);
    await expectAccessible(popup, look);
  };
  await see('images on this page had no description', 'light');
  desk.hub.fault('onnx/decoder_model_merged.onnx', 'very-slow');
  await desk.install('slow');
  await expect(popup.getByRole('progressbar')).toBeVisible();
  await see(/are here/, 'dark');
  await desk.do({ type: 'remove', id: 'slow' });
  await expect(popup.getByRole('progressbar')).toHaveCount(0);
  await send(desk.page, 'site:set', { site: '127.0.0.1', active: false });
  await popup.reload();
  await expect(popup.getByRole('switch')).toHaveCount(2);
  await see('Describe images on 127.0.0.1', 'forced');
  await altlight.setSettings({ enabled: false, pausedSites: [] });
  await popup.reload();
  await expect(popup.getByRole('switch')).toHaveCount(1);
  await see('Describe images on all sites', 'still');
  await altlight.setSettings({ enabled: true });
  await popup.close();

  await goNowhere(page);
  // To Playwright, it is the browser's own error page; to the browser, it has the address.
  const unanswered = await openPopup(altlight, { url: () => NOWHERE });
  await expect(unanswered.getByText('This page does not answer.')).toBeVisible();
  await expectAccessible(unanswered, 'dark');
  await unanswered.close();
  await page.goto('chrome://version');
  const unavailable = await openPopup(altlight, page);
  await expect(unavailable.getByText('Altlight cannot work on this page.')).toBeVisible();
  await expectAccessible(unavailable);
  await unavailable.close();
});

test('the list of images is accessible in every state', async ({ altlight, open, site }) => {
  const page = await open(site.page(BODY));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const list = await openImagesList(altlight, page);
  await expect(list.getByRole('listitem')).toHaveCount(4);
  await expectAccessible(list, 'light');
  await list.getByLabel('Show').selectOption({ label: 'Still waiting' });
  await expect(list.getByRole('listitem')).toHaveCount(0);
  await expectAccessible(list, 'dark');
  await list.getByLabel('Show').selectOption({ label: 'All images' });
  await expect(list.getByRole('listitem')).toHaveCount(4);
  await expectAccessible(list, 'forced');
  await page.goto(site.page('<p>No image</p>'));
  await expect(list.getByText('0 images')).toBeVisible();
  await expectAccessible(list, 'still');
  await goNowhere(page);
  await expect(list.getByText('This page does not answer.')).toBeVisible();
  await expectAccessible(list, 'dark');
  await list.close();
});

test('the options are accessible in every state', async ({ altlight, desk }) => {
  const { page } = desk;
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(page.getByRole('combobox', { name: 'How much is said' })).toBeVisible();
  await expectAccessible(page, 'light');
  await page.getByRole('button', { name: 'Collect diagnostics' }).click();
  await expect(page.getByRole('textbox', { name: 'Diagnostics' })).toBeVisible();
  await page.getByLabel('Sites on which Altlight is off').fill('not a/site');
  await page.getByLabel('Sites on which Altlight is off').blur();
  await expect(page.getByRole('alert').filter({ hasText: 'one site a line' })).toBeVisible();
  await expectAccessible(page, 'dark');
  await pressByKey(page, 'Forget all descriptions');
  await expect(page.getByText('All descriptions are forgotten.')).toBeVisible();
  desk.hub.fault('onnx/decoder_model_merged.onnx', 'very-slow');
  await desk.hub.add('somebody/slow', {});
  await expectAccessible(page, 'forced');

  const managed = { enabled: true, captionModel: 'theirs', hedge: 'after', reason: 'House rules.' } as const;
  await withManaged(altlight, { ...managed, pausedSites: [] }, async () => {
    await page.reload();
    await expect(page.getByRole('switch', { name: 'Describe images on all sites' })).toBeDisabled();
    await expectAccessible(page, 'still');
  });
});

test('the first-run page is accessible in every state', async ({ altlight }) => {
  const page = await altlight.context.newPage();
  await page.goto(`chrome-extension://${altlight.extensionId}/welcome.html`);
  const fetchModel = page.getByRole('button', { name: /^Fetch .* as well$/ });
  await expect(fetchModel).toBeVisible();
  await expectAccessible(page, 'light');
  await pressByKey(page, 'Begin with the small model');
  await expect(page.getByRole('button', { name: 'Describe it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Altlight says');
  await expectAccessible(page, 'dark');
  await expectAccessible(page, 'forced');
  await page.close();
});
