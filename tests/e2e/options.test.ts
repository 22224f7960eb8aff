import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openExtensionPage, send } from '../../cli/extension-messages';
import { chooseByKey, expectFocus, pressByKey, tabTo, typeOver } from '../support/keyboard';
import { accessibilityNodes, describeByMouse, focusedName, namesOf } from '../support/menu';
import { expect, test } from '../support/options-page';
import { keepOwnWords } from '../support/own-words';
import { flagOfJapan } from '../support/png';

const settingsOf = async (page: Page) => (await page.evaluate(() => chrome.storage.local.get('settings'))).settings;

test('every section is there in its order', async ({ options }) => {
  const headings = (await accessibilityNodes(options)).filter(({ role }) => role === 'heading').map(({ name }) => name);
  const sections = [
    ...['Captioning models', 'How images are described', 'Which images are described', 'Sites'],
    ...['What is kept on this device', 'Keyboard', 'Diagnostics', 'Reset'],
  ];
  expect(headings[0]).toBe('Altlight options');
  expect(headings.filter((name) => sections.includes(name))).toEqual(sections);
  const links = (await accessibilityNodes(options)).filter(({ role }) => role === 'link').map(({ name }) => name);
  expect(links.slice(0, sections.length)).toEqual(sections);
});

test('all is set by keyboard alone, in the order in which it is read', async ({ options }) => {
  await pressByKey(options, 'How images are described');
  await tabTo(options, 'How much is said of each image');
  await options.keyboard.press('ArrowDown');
  const expected = [
    'How Altlight says that it may be wrong',
    'Language of descriptions',
    'Tell the model what the page says around an image',
    'Where captioning models run',
    'Where icons, logos and flags are recognised',
    'Play a sound when an answer took long',
    'Replace file names and other useless descriptions',
    'Describe images that the page marks as decoration',
    'Leave images alone that are smaller than this, in pixels',
    'Keep descriptions from pages',
    'Describe images on all sites',
    'Sites on which Altlight is off',
    'Altlight is on only on sites that I list',
  ];
  for (const name of expected) {
    await options.keyboard.press('Tab');
    expect(await focusedName(options)).toBe(name);
    if (name.startsWith('Language')) await options.keyboard.press('End');
    else if (name.startsWith('Leave')) await options.keyboard.type('24');
    else if (name.startsWith('Sites')) await options.keyboard.type('*.news.example');
    else if (/^(Play|Keep|Describe images that)/.test(name)) await options.keyboard.press('Space');
  }
  await expect
    .poll(() => settingsOf(options))
    .toMatchObject({
      ...{ length: 'detailed', language: 'zh', sound: true, describeDecorative: true, minimumSide: 24 },
      ...{ keepFromPages: true, pausedSites: ['*.news.example'], describePoorAlt: true },
    });
  options.on('dialog', (dialog) => void dialog.accept());
  await pressByKey(options, 'Reset the options');
  await expectFocus(options, 'Reset the options');
  await expect.poll(() => settingsOf(options)).toMatchObject({ language: 'page', pausedSites: [], sound: false });
  await expect(options.getByText('The options are reset.')).toBeVisible();
});

test('two windows that change settings at once lose nothing, and see what the other has done', async ({
  own,
  options,
}) => {
  const other = await own.context.newPage();
  await other.goto(options.url());
  const pages = [options, other];
  const names = ['Play a sound', 'Describe images that the page marks', 'Keep descriptions', 'Tell the model'];
  const change = async (page: Page, index: number) => {
    for (const name of names.filter((_, at) => at % 2 === index)) {
      await page.getByRole('switch', { name }).press('Space');
    }
  };
  await Promise.all(pages.map(change));
  for (const page of pages) {
    for (const name of names) await expect(page.getByRole('switch', { name })).toBeChecked();
  }
  await expect
    .poll(() => settingsOf(options))
    .toMatchObject({ sound: true, describeDecorative: true, keepFromPages: true, pageContext: true });
});

test('what is being typed stays, and a list that another window changes loses nothing', async ({ own, options }) => {
  await own.setSettings({ pausedSites: ['a.example', 'b.example'] });
  const list = options.getByLabel('Sites on which Altlight is off');
  await expect(list).toHaveValue('a.example\nb.example');
  await pressByKey(options, 'Sites');
  await tabTo(options, 'Sites on which Altlight is off');
  await options.keyboard.press('Control+End');
  await options.keyboard.type('\nc.exam');
  const other = await openExtensionPage(own);
  await send(other, 'site:set', { site: 'z.example', active: false });
  await send(other, 'sites:change', { list: 'pausedSites', added: [], removed: ['a.example'] });
  await send(other, 'preferences:set', { sound: true });
  await options.bringToFront();
  await expect(options.getByRole('switch', { name: 'Play a sound' })).toBeChecked();
  await options.keyboard.type('ple');
  await expect(list).toHaveValue('a.example\nb.example\nc.example');
  await options.keyboard.press('Tab');
  await expect(list).toHaveValue('b.example\nz.example\nc.example');
  expect(await settingsOf(options)).toMatchObject({ pausedSites: ['b.example', 'z.example', 'c.example'] });
});

test('a size that is none is not taken, and the user is told', async ({ options }) => {
  await pressByKey(options, 'Which images are described');
  await tabTo(options, 'Leave images alone that are smaller than this, in pixels');
  await options.keyboard.type('900');
  await options.keyboard.press('Tab');
  const field = options.getByRole('spinbutton');
  await expect(options.getByRole('alert').filter({ hasText: 'whole number from 0 to 512' })).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription('Write a whole number from 0 to 512.');
  expect(await field.inputValue()).toMatch(/900/);
  await options.keyboard.press('Shift+Tab');
  await options.keyboard.press('Control+A');
  await options.keyboard.type('90');
  await options.keyboard.press('Tab');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expect.poll(() => settingsOf(options)).toMatchObject({ minimumSide: 90 });
});

test('lists of sites go out to a file and come back; a bad one is refused whole', async ({ options }) => {
  const list = 'Sites on which Altlight is off';
  await pressByKey(options, 'Sites');
  await tabTo(options, list);
  await typeOver(options, 'a.example\n*.b.example');
  await options.keyboard.press('Tab');
  await expect.poll(() => settingsOf(options)).toMatchObject({ pausedSites: ['a.example', '*.b.example'] });
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    pressByKey(options, 'Save these lists as a file'),
  ]);
  const file = await readFile(await download.path());
  await tabTo(options, list, 'Shift+Tab');
  await typeOver(options, 'not a/site');
  await options.keyboard.press('Tab');
  await expect(options.getByRole('alert').filter({ hasText: 'one site a line' })).toBeVisible();
  await tabTo(options, list, 'Shift+Tab');
  await typeOver(options, '');
  await options.keyboard.press('Tab');
  await expect.poll(() => settingsOf(options)).toMatchObject({ pausedSites: [] });
  await tabTo(options, /^Replace these lists by those in a file/);
  const take = (buffer: Buffer) => chooseByKey(options, { name: 'x.json', mimeType: 'application/json', buffer });
  await take(Buffer.from('{"pausedSites": ["a.example"]}'));
  await expect(options.getByText('This file holds no lists of sites.')).toBeVisible();
  await take(file);
  await expect.poll(() => settingsOf(options)).toMatchObject({ pausedSites: ['a.example', '*.b.example'] });
});

test('what is kept is counted, forgotten by site and as a whole; own words go out and come back', async ({
  own,
  options,
  site,
}) => {
  site.file('/kept.png', flagOfJapan(96, 77), 'image/png');
  const page = await own.context.newPage();
  await page.goto(site.page('<img id="it" src="/kept.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await describeByMouse(own, page, page.locator('#it'));
  await keepOwnWords(page, 'My flag');
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/^Kept/));

  await options.reload();
  await expect(options.getByText('1 description is remembered')).toBeVisible();
  await expect(options.getByText('You have written about, or corrected, 1 image.')).toBeVisible();
  await pressByKey(options, 'What is kept on this device');
  const forget = async (name: string, key?: 'Shift+Tab') => {
    await tabTo(options, 'A site', key);
    await options.keyboard.press('Control+A');
    await options.keyboard.type(name);
    await pressByKey(options, 'Forget what was described there');
  };
  await forget('other.example');
  await expect(options.getByText(/^Nothing is remembered from other\.example\./)).toBeVisible();
  await expect(options.getByText('1 description is remembered')).toBeVisible();
  await forget('127.0.0.1', 'Shift+Tab');
  await expect(options.getByText('1 description from there is forgotten.')).toBeVisible();
  await expect(options.getByText('0 descriptions are remembered')).toBeVisible();
  site.file('/kept-too.png', flagOfJapan(96, 79), 'image/png');
  await page.goto(site.page('<img id="it" src="/kept-too.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await options.bringToFront();
  await options.reload();
  await expect(options.getByText('1 description is remembered')).toBeVisible();
  await pressByKey(options, 'What is kept on this device');
  await pressByKey(options, 'Forget all descriptions');
  await expect(options.getByText('All descriptions are forgotten.')).toBeVisible();
  await expect(options.getByText('0 descriptions are remembered')).toBeVisible();
  await expectFocus(options, 'Forget all descriptions');

  const [download] = await Promise.all([options.waitForEvent('download'), pressByKey(options, 'Save them as a file')]);
  const file = await readFile(await download.path());
  expect(JSON.parse(file.toString())).toMatchObject([{ text: 'My flag', wrong: [] }]);
  options.on('dialog', (dialog) => void dialog.accept());
  await pressByKey(options, 'Delete them');
  await expect(options.getByText('You have written about, or corrected, 0 images.')).toBeVisible();
  await tabTo(options, /^Take descriptions/);
  const take = (buffer: Buffer) =>
    chooseByKey(options, { name: 'x.json', mimeType: 'application/json', buffer }, 'Space');
  await take(Buffer.from('[{"image": "../etc"}]'));
  await expect(options.getByText('This file holds no descriptions.')).toBeVisible();
  await take(file);
  await expect(options.getByText('1 was imported.')).toBeVisible();
  await page.goto(site.page('<img id="it" src="/kept.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', 'My flag');
});

test('diagnostics hold nothing of any page, site or key', async ({ own, options, site }) => {
  site.file('/kept.png', flagOfJapan(96, 78), 'image/png');
  const page = await own.context.newPage();
  await page.goto(site.page('<title>Private matters</title><img id="it" src="/kept.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await own.setSettings({ pausedSites: ['secret.example'] });
  await options.bringToFront();
  await pressByKey(options, 'Diagnostics');
  await pressByKey(options, 'Collect diagnostics');
  const text = await options.getByRole('textbox', { name: 'Diagnostics' }).inputValue();
  expect(JSON.parse(text)).toMatchObject({ preferences: { pausedSites: 1 }, kept: { descriptions: 1 } });
  expect(text).not.toMatch(/secret\.example|127\.0\.0\.1|Private matters|japan|kept\.png/);
  await own.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tabTo(options, 'Diagnostics');
  await pressByKey(options, 'Copy');
  await expect(options.getByText('Copied.')).toBeVisible();
  expect(await options.evaluate(() => navigator.clipboard.readText())).toBe(text);
});

test('the keys are told, and where they are changed', async ({ own, options }) => {
  await expect(options.getByRole('definition').first()).toHaveText('Alt+Shift+0');
  await expect(options.getByText('No key is set.')).toBeVisible();
  const opened = own.context.waitForEvent('page');
  await pressByKey(options, 'Keyboard');
  await pressByKey(options, 'Change keys in the browser');
  await expect.poll(async () => (await opened).url()).toBe('chrome://extensions/shortcuts');
});
