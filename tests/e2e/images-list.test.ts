import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../../cli/launch';
import { openImagesList } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { expectFocus, pressByKey, tabTo } from '../support/keyboard';
import { accessibilityNodes, focusedName } from '../support/menu';
import { blank, flagOfJapan } from '../support/png';

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
