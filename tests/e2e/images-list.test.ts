import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../../cli/launch';
import { openImagesList, openPopup } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { expectFocus, pressByKey, tabTo } from '../support/keyboard';
import { accessibilityNodes, focusedName, pressButton } from '../support/menu';
import { blank, flagOfJapan } from '../support/png';
import { attachToSidePanel } from '../support/side-panel';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
  site.file('/frame', '<!doctype html><img src="/japan.png">', 'text/html');
});

const BODY = `<img id="named" src="/japan.png" alt="Our flag"><img id="it" src="/blank.png">
  <img id="described" src="/japan.png?2"><img id="decoration" src="/japan.png" alt=""><iframe src="/frame"></iframe>`;

async function openList(altlight: AltlightBrowser, page: Page): Promise<Page> {
  await expect(page.locator('#described')).toHaveAttribute('alt', /japan/);
  const list = await openImagesList(altlight, page);
  await expect(list.getByRole('listitem')).toHaveCount(5);
  return list;
}

test.beforeEach(({ site }) => void site.file('/japan.png?2', flagOfJapan(96, 2), 'image/png'));

test('lists every image in the order of the page, with what it is called and why', async ({ open, site, altlight }) => {
  const list = await openList(altlight, await open(site.page(BODY)));
  const items = list.getByRole('listitem');
  await expect(items.nth(0)).toContainText("Our flagThe page's author describes it.");
  await expect(items.nth(1)).toContainText('No descriptionThe image is blank');
  await expect(items.nth(2)).toContainText('Appears to be: flag of japanMade by');
  await expect(items.nth(3)).toContainText('The page marks this image as decoration');
  await expect(items.nth(4)).toContainText('flag of japan');
  await expect(list.getByText('5 images', { exact: true })).toBeVisible();
  await expect(items.nth(2).locator('img')).toHaveJSProperty('naturalWidth', 96);
  await expect(items.nth(2).getByText(/japan/)).toHaveAttribute('lang', 'en');
  const headings = (await accessibilityNodes(list)).filter(({ role }) => role === 'heading').map(({ name }) => name);
  expect(headings).toEqual(['Images on this page', ...[1, 2, 3, 4, 5].map((number) => `Image ${number}`)]);
  await list.close();
});

test('is filtered, and images are taken back, given again, described and gone to, by keyboard', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page(BODY));
  const list = await openList(altlight, page);
  await list.bringToFront();
  await list.keyboard.press('Tab');
  expect(await focusedName(list)).toBe('Show');
  await list.keyboard.press('ArrowDown');
  await expect(list.getByRole('listitem')).toHaveCount(2);

  await pressByKey(list, 'Take back: Image 3');
  await page.bringToFront();
  await expect(page.locator('#described')).not.toHaveAttribute('alt');
  await list.bringToFront();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expectFocus(list, 'Go to it: Image 5');
  await tabTo(list, 'Show', 'Shift+Tab');
  await list.keyboard.press('Home');
  await expect(list.getByRole('listitem')).toHaveCount(5);
  await pressByKey(list, 'Use again: Image 3');
  await expectFocus(list, 'Take back: Image 3');
  await page.bringToFront();
  await expect(page.locator('#described')).toHaveAttribute('alt', /japan/);

  await list.bringToFront();
  await tabTo(list, 'Go to it: Image 3', 'Shift+Tab');
  await list.keyboard.press('Enter');
  await expect.poll(() => focusedName(page)).toMatch(/japan/);
  await list.bringToFront();
  await tabTo(list, 'Describe: Image 2', 'Shift+Tab');
  await list.keyboard.press('Enter');
  await expect
    .poll(async () => (await accessibilityNodes(page)).map(({ name }) => name))
    .toContainEqual(expect.stringMatching(/The image is blank/));
  await list.close();
});

test('follows the tab to its next page', async ({ open, site, altlight }) => {
  const page = await open(site.page(BODY));
  const list = await openList(altlight, page);
  await page.goto(site.page('<img id="next" src="/japan.png" alt="The next one">'));
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.getByRole('listitem')).toContainText('The next one');
  await list.close();
});

test('says where Altlight is off, and switches it on; and what the browser keeps extensions away from', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page('<img src="/japan.png" alt="Our flag">'));
  await altlight.setSettings({ pausedSites: ['127.0.0.1'] });
  const list = await openImagesList(altlight, page);
  await expect(list.getByRole('status')).toHaveText('Altlight is off on this page.');
  await expect(list.getByText('0 images')).toHaveCount(0);
  await pressByKey(list, 'Describe images on 127.0.0.1', 'Space');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await altlight.setSettings({ enabled: false });
  await expect(list.getByRole('switch', { name: 'Describe images on all sites' })).not.toBeChecked();
  await altlight.setSettings({ enabled: true });
  await list.close();

  const closed = await altlight.context.newPage();
  await closed.goto('chrome://version');
  await closed.bringToFront();
  const tabId = await (await altlight.worker()).evaluate(
    async () => (await chrome.tabs.query({ active: true })).at(-1)?.id,
  );
  const other = await altlight.context.newPage();
  await other.goto(`chrome-extension://${altlight.extensionId}/sidepanel.html?tab=${tabId}`);
  await expect(other.getByText('Altlight cannot work on this page.')).toBeVisible();
  await other.close();
  await closed.close();
});

test('lists the images of frames where the frames stand, and does there what is asked, by keyboard', async ({
  open,
  site,
  altlight,
}) => {
  const named = (name: string) => `<img src="/japan.png" alt="${name}">`;
  const document = (body: string) => `<!doctype html><html lang="en"><body>${body}`;
  site.file('/inner', document(named('3')), 'text/html');
  site.file('/same', document(`${named('2')}<iframe src="${site.second}/inner"></iframe>${named('4')}`), 'text/html');
  site.file('/cross', document(`<div style="height: 3000px"></div><img src="/japan.png?2" id="far">`), 'text/html');
  site.file('/shadow-1', document(named('8')), 'text/html');
  site.file('/shadow-2', document(named('9')), 'text/html');
  site.file('/late', document(named('late')), 'text/html');
  const shadow = (number: number) =>
    `<div><template shadowrootmode="closed"><iframe src="${site.second}/shadow-${number}"></iframe></template></div>`;
  const page = await open(
    site.page(`${named('1')}<iframe src="/same"></iframe>${named('5')}<iframe src="${site.second}/cross"></iframe>
      ${named('7')}${shadow(1)}${shadow(2)}${named('10')}`),
  );
  const image = page.frameLocator('iframe[src$="/cross"]').locator('#far');
  await expect(image).toHaveAttribute('alt', /japan/);
  const list = await openImagesList(altlight, page);
  const names = () => list.locator('.name').allTextContents();
  const flag = 'Appears to be: flag of japan';
  await expect.poll(names).toEqual(['1', '2', '3', '4', '5', flag, '7', '8', '9', '10']);

  await page.evaluate(() => {
    const frame = Object.assign(window.document.createElement('iframe'), { src: '/late' });
    window.document.body.prepend(frame);
  });
  await expect.poll(names).toEqual(['late', '1', '2', '3', '4', '5', flag, '7', '8', '9', '10']);
  await page.evaluate(() => window.document.querySelector('iframe')?.remove());
  await expect.poll(names).toEqual(['1', '2', '3', '4', '5', flag, '7', '8', '9', '10']);

  await list.bringToFront();
  await pressByKey(list, 'Take back: Image 6');
  await expect(image).not.toHaveAttribute('alt');
  await expectFocus(list, 'Use again: Image 6');
  await list.keyboard.press('Enter');
  await page.bringToFront();
  await expect(image).toHaveAttribute('alt', /japan/);
  await list.bringToFront();
  await tabTo(list, 'Go to it: Image 6', 'Shift+Tab');
  await list.keyboard.press('Enter');
  await expect(image).toBeFocused();
  await expect(image).toBeInViewport();
  // One dialog is open at a time, whichever frames they are in.
  const first = page.locator('html > div');
  const dialog = page.frameLocator('iframe[src$="/cross"]').locator('html > div');
  const describe = async (number: 1 | 6) => {
    const [opened, other] = number === 1 ? [first, dialog] : [dialog, first];
    await list.bringToFront();
    await tabTo(list, `Describe: Image ${number}`, number === 1 ? 'Shift+Tab' : 'Tab');
    await list.keyboard.press('Enter');
    await expect(opened).toBeFocused();
    await expect(other).toHaveCount(0);
  };
  await describe(6);
  await describe(1);
  await page.bringToFront();
  await pressButton(page, 'Write it in your own words');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Our fl');
  await describe(6);
  await describe(1);
  await page.bringToFront();
  await expect
    .poll(async () => (await accessibilityNodes(page)).find(({ role }) => role === 'textbox')?.value)
    .toBe('Our fl');
  await page.keyboard.press('Escape');
  await expect(first).toHaveCount(0);
  await list.close();
});

test('shows the pictures of another origin of a private host, and as many images as the reader asks for', async ({
  open,
  site,
  altlight,
}) => {
  site.file('/far.png', flagOfJapan(96, 41), 'image/png');
  const many = '<img src="/blank.png" alt="">'.repeat(59);
  const page = await open(site.page(`<img id="far" src="${site.second}/far.png">${many}`));
  await expect(page.locator('#far')).toHaveAttribute('alt', /japan/);
  const list = await openImagesList(altlight, page);
  const items = list.getByRole('listitem');
  await expect(items).toHaveCount(50);
  await expect(items.nth(0).locator('img')).toHaveJSProperty('naturalWidth', 96);
  await tabTo(list, 'Show');
  await list.keyboard.press('End');
  await expect(list.getByText('59 images')).toBeVisible();
  await expect(items).toHaveCount(50);
  await expect(items.nth(0)).toContainText('Image 2');
  await tabTo(list, 'Show more images', 'Shift+Tab');
  await list.keyboard.press('Enter');
  await expect(items).toHaveCount(59);
  await expectFocus(list, 'Describe: Image 60');
  await list.close();
});

test('is opened from the popup beside the page, and follows the reader from tab to tab', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page('<img src="/japan.png" alt="Our flag">'));
  const other = await open(site.page('<img src="/japan.png" alt="Their flag">'));
  const popup = await openPopup(altlight, page);
  // A browser that has just been started takes a while to know whether an organisation manages it.
  await expect(popup.getByRole('button', { name: 'List the images of this page' })).toBeVisible();
  await page.bringToFront();
  await tabTo(popup, 'List the images of this page');
  // The popup closes while the key is still down, and Playwright's answer with it.
  await popup.keyboard.down('Enter').catch(() => {});
  const panel = await attachToSidePanel(page);
  await expect.poll(() => panel.text()).toContain('Our flag');
  await other.bringToFront();
  await expect.poll(() => panel.text()).toContain('Their flag');
  expect(await panel.text()).not.toContain('Our flag');
  expect(await panel.violations()).toEqual([]);
  expect(await panel.fits()).toBe(true);
  expect(await panel.heard()).toEqual([
    'heading: Images on this page',
    'combobox: Show, All images',
    ...['status: ', '1 image'],
    ...['heading: Image 1', 'Their flag', "The page's author describes it."],
    ...['button: Go to it: Image 1', 'button: Describe: Image 1'],
  ]);
  // A panel that stayed would keep the keyboard, whatever had the focus in the page.
  for (const key of ['Tab', 'Tab', 'Enter'] as const) await panel.press(key);
  await expect.poll(() => panel.isOpen()).toBe(false);
  await expect(other.locator('img')).toBeFocused();
  await expect.poll(() => other.evaluate(() => document.hasFocus())).toBe(true);
});
