import type { Page } from '@playwright/test';
import { send } from '../../cli/extension-messages';
import { openImagesList, openPopup } from '../../cli/surfaces';
import { expectAccessible, type Look } from '../support/accessible';
import { pressByKey } from '../support/keyboard';
import { withManaged } from '../support/managed';
import { expect, test } from '../support/model-desk';
import { blank, flagOfJapan } from '../support/png';
import type { TestSite } from '../support/test-site';

/** Nobody listens there. */
const NOWHERE = 'http://127.0.0.1:1/';
const BODY = `<h1>Pictures</h1><img id="it" src="/japan.png"><img src="/blank.png"><img alt="Our flag" src="/blank.png">
  <img alt="" src="/blank.png">`;

test.beforeEach(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
  site.file('/empty.png', blank(64), 'image/png');
  site.file('/broken.png', flagOfJapan().subarray(0, 60), 'image/png');
  site.file('/text.png', 'no image', 'text/plain');
  site.answer('/members-only.png', ({ headers }, response) => {
    const isMember = headers.cookie?.includes('secret');
    response.writeHead(isMember ? 200 : 403, { 'content-type': 'image/png' }).end(isMember ? flagOfJapan(192) : '');
  });
});

/** More images than are shown at first: one is described, five cannot be, each in its own way. */
const everyState = ({ second }: TestSite) => `<img src="/japan.png"><img src="/nothing.png"><img src="/broken.png">
  <img src="/text.png"><img src="${second}/members-only.png"><img src="/empty.png">
  <img src="/japan.png" alt="Our flag"><img src="/japan.png" alt="">${'<img src="/blank.png" alt="">'.repeat(50)}`;
const FAILURES = [
  'could not load this image',
  /could not load this image|data is damaged/,
  'could not load this image',
  'asks who you are',
  'blank',
];

/** A page that the browser could not load: it has an address, and nobody who answers. */
async function goNowhere(page: Page): Promise<void> {
  await page.goto(NOWHERE).catch(() => {});
}

test('the popup is accessible in every state', async ({ altlight, desk, open, site }) => {
  const page = await open(site.page(BODY));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const popup = await openPopup(altlight, page);
  const see = async (text: string | RegExp, ...looks: Look[]) => {
    await expect(popup.getByRole('main')).toContainText(text);
    await expectAccessible(popup, ...looks);
  };
  await see('images on this page had no description', 'light');
  desk.hub.fault('onnx/decoder_model_merged.onnx', 'very-slow');
  await desk.install('slow');
  await expect(popup.getByRole('progressbar')).toBeVisible();
  await see(/are here/, 'dark');
  await desk.do({ type: 'pause', id: 'slow' });
  await see('slow: Paused.', 'dark', 'forced', 'still');
  desk.hub.fault('onnx/decoder_model_merged.onnx', 'not-found');
  await desk.do({ type: 'resume', id: 'slow' });
  await see('slow: The server has no such model.', 'dark', 'forced');
  await desk.do({ type: 'remove', id: 'slow' });
  await expect(popup.getByRole('progressbar')).toHaveCount(0);

  const worker = await altlight.worker();
  await worker.evaluate(async () => {
    await chrome.storage.session.set({ troubles: ['model-damaged', 'endpoint-unreachable'] });
    await chrome.storage.local.set({ settingsRescued: '{}' });
  });
  await popup.reload();
  await expect(popup.getByRole('region', { name: 'What needs your attention' }).getByRole('paragraph')).toHaveCount(3);
  await see('What needs your attention', 'dark', 'forced');
  await worker.evaluate(() => chrome.storage.local.remove('settingsRescued'));
  await worker.evaluate(() => chrome.storage.session.remove('troubles'));
  const rules = { enabled: true, pausedSites: [], onlyAllowedSites: false, reason: 'House rules.' };
  await withManaged(altlight, rules, async () => {
    await popup.reload();
    await see('Your organisation has set this: House rules.', 'dark', 'forced');
  });
  await popup.reload();
  await popup.getByRole('switch', { name: 'Describe images on this page' }).uncheck();
  await expect(popup.getByRole('list')).toHaveCount(1);
  await see('Describe images on this page', 'dark', 'forced');
  await popup.getByRole('switch', { name: 'Describe images on this page' }).check();
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
  await page.goto('about:blank');
  const empty = await openPopup(altlight, page);
  await expect(empty.getByText('Altlight cannot work on this page.')).toBeVisible();
  await expectAccessible(empty, 'dark', 'forced');
  await empty.close();
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

  await altlight.context.addCookies([{ name: 'session', value: 'secret', url: site.second }]);
  await page.goto(site.page(everyState(site)));
  await expect(list.getByRole('listitem')).toHaveCount(50);
  await list.getByRole('button', { name: 'Take back: Image 1' }).click();
  await expect(list.getByRole('button', { name: 'Use again: Image 1' })).toBeVisible();
  for (const [index, words] of FAILURES.entries()) {
    await expect(list.getByRole('listitem').nth(index + 1)).toContainText(words);
  }
  await expect(list.getByRole('button', { name: 'Show more images' })).toBeVisible();
  await expectAccessible(list, 'dark', 'forced');
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
  await expectAccessible(page, 'forced');
  await page.evaluate(() => chrome.storage.local.set({ settingsRescued: '{"enabled": "perhaps"}' }));
  await page.reload();
  await expect(page.getByRole('region', { name: 'Some settings were damaged' })).toBeVisible();
  await expectAccessible(page, 'dark', 'forced');
  await page.getByRole('button', { name: 'Delete this copy' }).click();
  await expect(page.getByRole('region', { name: 'Some settings were damaged' })).toHaveCount(0);

  const worker = await altlight.worker();
  await worker.evaluate(() => {
    Object.assign(globalThis, { save: chrome.storage.local.set });
    Object.assign(chrome.storage.local, { set: () => Promise.reject(new Error('the disk is full')) });
  });
  try {
    await page.getByRole('switch', { name: 'Play a sound' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'could not be saved' })).toBeInViewport();
    await expectAccessible(page, 'dark', 'forced');
  } finally {
    await worker.evaluate(() => {
      const { save } = globalThis as unknown as { save: typeof chrome.storage.local.set };
      Object.assign(chrome.storage.local, { set: save });
    });
  }

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
  await expect(page.getByText('Altlight says')).toBeVisible();
  await expectAccessible(page, 'dark');
  await expectAccessible(page, 'forced');
  await page.close();
});
