import { openPopup } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { expectFocus, pressByKey } from '../support/keyboard';
import { accessibilityNodes } from '../support/menu';
import { blank, flagOfJapan, png } from '../support/png';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
  site.file(
    '/photo.png',
    png(96, 96, (x, y) => [x * 2, y * 2, (x * y) % 256]),
    'image/png',
  );
  site.file('/frame', '<!doctype html><img src="/japan.png">', 'text/html');
});

test('the popup counts the images of all frames, and switches the site off and on', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(
    site.page(
      '<img src="/japan.png"><img src="/blank.png"><img alt="" src="/japan.png"><iframe src="/frame"></iframe><img src="/photo.png">',
    ),
  );
  const popup = await openPopup(altlight, page);
  await page.bringToFront();
  await expect(popup.getByRole('listitem').filter({ hasNot: popup.locator('a, button') })).toHaveText([
    '4 images on this page had no description.',
    '2 got one.',
    '2 were left without one.',
    'All images have been looked at.',
  ]);
  await expect(popup.getByText('Photographs and drawings need a captioning model.')).toBeVisible();
  await popup.bringToFront();
  const spoken = (await accessibilityNodes(popup))
    .filter(({ role }) => ['heading', 'listitem', 'switch', 'button', 'link'].includes(role))
    .map(({ role, name }) => (role === 'listitem' ? role : `${role}: ${name}`));
  expect(spoken).toEqual([
    'heading: Altlight',
    ...Array(4).fill('listitem'),
    'switch: Describe images on 127.0.0.1',
    'switch: Describe images on this page',
    'switch: Describe images on all sites',
    ...['listitem', 'button: List the images of this page'],
    ...['listitem', 'link: List them in a tab'],
    ...['listitem', 'link: Options'],
  ]);

  const toggle = popup.getByRole('switch', { name: 'Describe images on 127.0.0.1' });
  await expect(toggle).toBeChecked();
  await popup.keyboard.press('Tab');
  await popup.keyboard.press('Space');
  await expect(toggle).not.toBeChecked();
  await expectFocus(popup, 'Describe images on 127.0.0.1');
  await expect(page.locator('img[alt*="japan"]')).toHaveCount(0);
  await popup.keyboard.press('Space');
  await page.bringToFront();
  await expect(page.locator('img[alt*="japan"]')).toHaveCount(1);
  await popup.close();
});

test('the popup switches everything off and on, and the keyboard stays where it is', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const popup = await openPopup(altlight, page);
  await expect(popup.getByRole('switch')).toHaveCount(3);
  await pressByKey(popup, 'Describe images on all sites', 'Space');
  await expect(popup.getByRole('switch')).toHaveCount(1);
  await expectFocus(popup, 'Describe images on all sites');
  await expect(page.locator('#it')).not.toHaveAttribute('alt');
  await popup.keyboard.press('Space');
  await expect(popup.getByRole('switch')).toHaveCount(3);
  await expectFocus(popup, 'Describe images on all sites');
  for (const [name, address] of [
    ['List them in a tab', '/sidepanel.html'],
    ['Options', '/options.html'],
  ] as const) {
    const opened = altlight.context.waitForEvent('page');
    await pressByKey(popup, name);
    await expect.poll(async () => new URL((await opened).url()).pathname).toBe(address);
    await (await opened).close();
    await popup.bringToFront();
  }
  await page.bringToFront();
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await popup.close();
});

test('the popup takes a change back that could not be saved, and says so', async ({ open, site, altlight }) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  const popup = await openPopup(altlight, page);
  const worker = await altlight.worker();
  await worker.evaluate(() => {
    Object.assign(globalThis, { whole: chrome.storage.local.set });
    const set = () => {
      throw new Error('The disk is full.');
    };
    Object.assign(chrome.storage.local, { set });
  });
  const alert = popup.getByRole('alert');
  const names = ['Describe images on 127.0.0.1', 'Describe images on all sites'];
  try {
    for (const name of [...names, ...names]) {
      await pressByKey(popup, name, 'Space');
      await expect(alert).toContainText('Everything is as it was.');
      await expect(popup.getByRole('switch', { name })).toBeChecked();
      await expectFocus(popup, name);
    }
  } finally {
    await worker.evaluate(() => {
      const { whole } = globalThis as unknown as { whole: typeof chrome.storage.local.set };
      Object.assign(chrome.storage.local, { set: whole });
    });
  }
  await popup.keyboard.press('Space');
  await expect(popup.getByRole('switch')).toHaveCount(1);
  await expect(alert).toBeEmpty();
  await popup.close();
});

test('the popup greys out what an organisation has set, and says why', async ({ open, site, altlight }) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  const worker = await altlight.worker();
  await worker.evaluate(() => {
    const managed = { enabled: true, pausedSites: [], onlyAllowedSites: false, reason: 'House rules.' };
    Object.assign(globalThis, { unmanaged: chrome.storage.managed.get });
    Object.assign(chrome.storage.managed, { get: async () => managed });
  });
  try {
    const popup = await openPopup(altlight, page);
    for (const name of ['Describe images on 127.0.0.1', 'Describe images on all sites']) {
      const toggle = popup.getByRole('switch', { name });
      await expect(toggle).toBeDisabled();
      await expect(toggle).toHaveAccessibleDescription('Your organisation has set this: House rules.');
    }
    await expect(popup.getByRole('switch', { name: 'Describe images on this page' })).toBeEnabled();
    await popup.close();
  } finally {
    await worker.evaluate(() => {
      const { unmanaged } = globalThis as unknown as { unmanaged: typeof chrome.storage.managed.get };
      Object.assign(chrome.storage.managed, { get: unmanaged });
    });
  }
});

test('the popup takes back what was written on this page alone, until it is left', async ({ open, site, altlight }) => {
  const body = '<a href="#there">There</a><img id="it" src="/japan.png">';
  const other = await open(site.page(body));
  const page = await open(site.page(body));
  const image = page.locator('#it');
  await expect(image).toHaveAttribute('alt', /japan/);
  const popup = await openPopup(altlight, page);
  const toggle = popup.getByRole('switch', { name: 'Describe images on this page' });
  await expect(toggle).toBeChecked();
  await popup.keyboard.press('Tab');
  await popup.keyboard.press('Tab');
  await popup.keyboard.press('Space');
  await expect(toggle).not.toBeChecked();
  await expect(image).not.toHaveAttribute('alt');
  await expect(other.locator('#it')).toHaveAttribute('alt', /japan/);

  await page.bringToFront();
  await page.getByRole('link').click();
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<iframe src="/frame"></iframe>'));
  await other.bringToFront();
  await expect(page.frameLocator('iframe').locator('img')).not.toHaveAttribute('alt');
  await popup.bringToFront();
  await popup.keyboard.press('Space');
  await page.bringToFront();
  await expect(image).toHaveAttribute('alt', /japan/);
  await expect(page.frameLocator('iframe').locator('img')).toHaveAttribute('alt', /japan/);
  await popup.close();
});

test('the popup says so where Altlight cannot work', async ({ altlight }) => {
  const page = await altlight.context.newPage();
  await page.goto('chrome://version');
  const popup = await openPopup(altlight, page);
  await expect(popup.getByRole('main')).toContainText('Altlight cannot work on this page.');
  await popup.close();
  await page.close();
});
