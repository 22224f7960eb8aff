import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../../cli/launch';
import { expect, test } from '../support/fixtures';
import { describeByMouse, focusedName, goBackTo, heardInDialog, namesOf, pressButton } from '../support/menu';
import { keepOwnWords } from '../support/own-words';
import { blank, flagOfJapan } from '../support/png';

/** Each test has a picture of its own, as what is said of one is kept. */
const PICTURES = { own: 301, wrong: 302, use: 303, order: 304, 'lent-too': 305, over: 306 };

test.beforeAll(({ site }) => {
  for (const [name, shade] of Object.entries(PICTURES)) site.file(`/${name}.png`, flagOfJapan(96, shade), 'image/png');
  // The same pixels at another address.
  site.file('/own-too.png', flagOfJapan(96, PICTURES.own), 'image/png');
});

const openDialog = async (altlight: AltlightBrowser, page: Page, selector: string) => {
  await describeByMouse(altlight, page, page.locator(selector));
  await expect.poll(() => namesOf(page)).toContainEqual('Close');
  await expect.poll(() => namesOf(page)).not.toContain('Describing the image.');
};

test("the user's own words are kept over every later description of the same image, until they are forgotten", async ({
  open,
  site,
  altlight,
}) => {
  const url = site.page('<img id="it" src="/own.png"><img id="too" src="/own-too.png">');
  const page = await open(url);
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await openDialog(altlight, page, '#it');
  await keepOwnWords(page, 'Our ship’s flag');
  await expect.poll(() => namesOf(page)).toContain('Kept. This image is called so from now on.');
  await page.keyboard.press('Escape');
  await expect(page.locator('#it')).toHaveAttribute('alt', 'Our ship’s flag');

  await page.goto(url);
  await expect(page.locator('#it')).toHaveAttribute('alt', 'Our ship’s flag');
  await expect(page.locator('#too')).toHaveAttribute('alt', 'Our ship’s flag');
  await openDialog(altlight, page, '#too');
  expect(await namesOf(page)).toContain('These are your own words.');
  await pressButton(page, 'Write it in your own words');
  await goBackTo(page, 'Write it in your own words');
  for (const _ of [1, 2, 3]) await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Forget my words');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesOf(page)).toContain('Your words are forgotten.');
  await page.keyboard.press('Escape');
  await expect(page.locator('#too')).toHaveAttribute('alt', /japan/);
});

test("the user's own words count over the author's, for decoration and on another background", async ({
  open,
  site,
  altlight,
}) => {
  const url = site.page(`<img id="it" src="/over.png"><img src="/over.png" alt="A flag">
    <p style="background: #000"><img id="dark" src="/over.png?dark"></p><img id="decoration" src="/over.png?2" alt="">`);
  site.file('/over.png?dark', flagOfJapan(96, PICTURES.over), 'image/png');
  site.file('/over.png?2', flagOfJapan(96, PICTURES.over), 'image/png');
  const page = await open(url);
  await expect(page.locator('#it'), "the author's words for the same file").toHaveAttribute('alt', 'A flag');
  for (const selector of ['#it', '#decoration']) {
    await openDialog(altlight, page, selector);
    await keepOwnWords(page, 'Our flag');
    await expect.poll(() => namesOf(page)).toContain('Kept. This image is called so from now on.');
    await page.keyboard.press('Escape');
  }
  await page.goto(url);
  for (const selector of ['#it', '#dark', '#decoration']) {
    await expect(page.locator(selector)).toHaveAttribute('alt', 'Our flag');
  }
});

test('what is wrong goes away and stays away, unless it was right after all', async ({ open, site, altlight }) => {
  const url = site.page('<img id="it" src="/wrong.png"><img id="twin" src="/wrong.png">');
  const page = await open(url);
  await expect(page.locator('#twin')).toHaveAttribute('alt', /japan/);
  await openDialog(altlight, page, '#it');
  await pressButton(page, 'This is wrong');
  await expect.poll(() => namesOf(page)).toContain('Taken away. It is not shown for this image again.');
  await expect(page.locator('[alt]')).toHaveCount(0);
  await pressButton(page, 'It was right after all');
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await pressButton(page, 'This is wrong');
  await expect(page.locator('[alt]')).toHaveCount(0);

  await page.goto(url);
  await openDialog(altlight, page, '#it');
  expect(await namesOf(page)).toContain(
    'You have said that its description is wrong. Ask another model, or describe the image in your own words.',
  );
  await expect(page.locator('[alt]')).toHaveCount(0);
});

test('an answer is used as the name of an image that the page calls decoration, and taken back exactly', async ({
  open,
  site,
  altlight,
}) => {
  const html = '<img id="it" src="/use.png" alt="">';
  const page = await open(site.page(html));
  await openDialog(altlight, page, '#it');
  await pressButton(page, "Use as the image's name");
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await page.locator('#it').evaluate((image) => image.classList.add('changed'));
  await pressButton(page, 'Take the description back');
  await page.locator('#it').evaluate((image) => image.removeAttribute('class'));
  expect(await page.locator('#it').evaluate(({ outerHTML }) => outerHTML)).toBe(html);
});

test('the dialog says whose words they are that Altlight did not find itself', async ({ open, site, altlight }) => {
  site.file('/lent.png', blank(), 'image/png');
  site.file('/link.png', blank(64), 'image/png');
  const page = await open(
    site.page(`<img src="/lent.png" alt="Our sky"><img id="lent" src="/lent.png">
      <a href="/book"><img id="link" src="/link.png"></a>
      <img src="/lent-too.png" alt="Our flag"><img id="both" src="/lent-too.png">`),
  );
  const said = {
    '#lent': ['Our sky', "The page's author says this of the same image elsewhere."],
    '#link': ['book', 'This is where the link leads.'],
    '#both': ['Appears to be: flag of japan', 'The page says of the same image elsewhere: Our flag'],
  };
  for (const [selector, words] of Object.entries(said)) {
    await expect(page.locator(selector)).toHaveAttribute('alt', /./);
    await openDialog(altlight, page, selector);
    expect(await heardInDialog(page)).toEqual(expect.arrayContaining(words));
    await page.keyboard.press('Escape');
  }
});

test('the dialog is heard in this order', async ({ open, site, altlight }) => {
  const page = await open(site.page('<h1>Flags</h1><img id="it" src="/order.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await openDialog(altlight, page, '#it');
  expect(await heardInDialog(page)).toEqual([
    'dialog: Image description',
    'heading: Image description',
    'status: ',
    'Appears to be: flag of japan',
    "Made by Altlight's small model on this device.",
    'Kind: flag.',
    expect.stringMatching(/^Confidence: \d+%\.$/),
    'Under the heading: Flags',
    'heading: Write it in your own words',
    'button: Write it in your own words',
    'status: ',
    'button: This is wrong',
    'button: Copy',
    'button: Take the description back',
    'button: Close',
  ]);
});
