import type { Page } from '@playwright/test';
import { chooseDescribe } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { accessibilityNodes, describeByKey, describeByMouse, focusedName, goBackTo, isFound } from '../support/menu';
import { searchSvg } from '../support/pictures';
import { blank, flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/japan.png?2', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
});

const BODY = `
  <button id="before">Before</button>
  <img id="decorative" src="/japan.png" alt="">
  <img id="named" src="/japan.png" alt="Our flag">
  <img id="lacking" src="/japan.png">
  <img id="blank" src="/blank.png">
  <button id="control" aria-label="Find">${searchSvg()}</button>
  <p id="text">Only text</p>
  <canvas id="canvas" width="96" height="96"></canvas>
  <video id="video" poster="/japan.png" width="96" height="96"></video>
  <div id="background" style="width:96px;height:96px;background:url(/japan.png)"></div>
  <div style="position:relative;width:96px;height:96px"><img id="covered" src="/japan.png" alt=""><div id="cover" style="position:absolute;inset:0"></div></div>
  <div id="closed" style="width:96px"></div>
  <script>
    const lacking = document.querySelector('#lacking');
    lacking.decode().then(() => document.querySelector('#canvas').getContext('2d').drawImage(lacking, 0, 0));
    document.querySelector('#closed').attachShadow({ mode: 'closed' }).innerHTML = '<img src="/japan.png" alt="">';
  </script>`;

const texts = async (page: Page) =>
  (await accessibilityNodes(page)).filter(({ role }) => role === 'StaticText').map(({ name }) => name);

const cases: [string, RegExp, RegExp][] = [
  ['#decorative', /flag of japan/, /marks this image as decoration/],
  ['#named', /flag of japan/, /The page says: Our flag/],
  ['#lacking', /flag of japan/, /Confidence: \d+%/],
  ['#blank', /The image is blank/, /blank/],
  ['#control', /search icon/, /Made by Altlight's small model on this device/],
  ['#canvas', /flag of japan/, /Made by/],
  ['#video', /flag of japan/, /Made by/],
  ['#background', /flag of japan/, /Made by/],
  ['#cover', /flag of japan/, /marks this image as decoration/],
  ['#closed', /flag of japan/, /marks this image as decoration/],
  ['#text', /There is no image here/, /no image/],
];

for (const [selector, answer, detail] of cases) {
  test(`"Describe this image" on ${selector}`, async ({ open, site, altlight }) => {
    const page = await open(site.page(BODY));
    await describeByMouse(altlight, page, page.locator(selector));
    await expect.poll(() => texts(page)).toContainEqual(expect.stringMatching(answer));
    expect(await texts(page)).toContainEqual(expect.stringMatching(detail));
  });
}

test('what the menu is opened on is described, or nothing: never what was pointed at before', async ({
  open,
  site,
  altlight,
}) => {
  // A page that keeps all menus to itself, as early as a page can.
  const deaf = `<script>
    for (const type of ['contextmenu', 'pointerdown', 'mousedown'])
      addEventListener(type, (event) => event.stopImmediatePropagation(), true);
  </script>`;
  const twice = '<img src="/blank.png" alt="Twice"><img src="/blank.png" alt="Twice">';
  const body = `<img id="one" src="/japan.png" alt="One"><img id="two" src="/japan.png?2" alt="Two">${twice}`;
  const page = await open(site.page(body, deaf));
  const two = page.locator('#two');
  const address = await two.evaluate((image) => (image as HTMLImageElement).src);
  const expectAnswer = async (said: string) => {
    await expect.poll(() => texts(page)).toContain(said);
    await page.keyboard.press('Escape');
    await expect.poll(() => texts(page)).toEqual([]);
  };
  await describeByMouse(altlight, page, two);
  await expectAnswer('The page says: Two');
  // A menu of which nothing was heard: only the browser's own word is left, if it has one.
  await chooseDescribe(altlight, page);
  await expectAnswer('There is no image here.');
  await page.locator('#one').click({ button: 'right' });
  await chooseDescribe(altlight, page, { srcUrl: address });
  await expectAnswer('The page says: Two');
  await page.locator('#one').click({ button: 'right' });
  await chooseDescribe(altlight, page, { srcUrl: address.replace('japan.png?2', 'blank.png') });
  await expectAnswer('There is no image here.');
});

test('the dialog is labelled, modal, operated by keyboard, copies, and gives the focus back', async ({
  open,
  site,
  altlight,
}) => {
  await altlight.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(site.page(BODY));
  await page.locator('#control').focus();
  await describeByKey(altlight, page);
  await expect.poll(() => texts(page)).toContainEqual(expect.stringMatching(/search icon/));

  const nodes = await accessibilityNodes(page);
  expect(nodes).toContainEqual(expect.objectContaining({ role: 'dialog', name: 'Image description' }));
  expect(nodes).toContainEqual(expect.objectContaining({ role: 'status' }));
  expect(
    nodes.map(({ name }) => name),
    'the page behind is inert',
  ).not.toContain('Before');
  expect(await focusedName(page), 'the description is spoken first').toMatch(/search icon/);
  // Through all of the dialog and around: nothing of the page is come by.
  const passed: (string | undefined)[] = [];
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    passed.push(await focusedName(page));
  }
  expect(passed).toContain('Close');
  expect(passed).not.toContain('Before');
  expect(await page.evaluate(() => document.activeElement?.localName), 'the focus is in the dialog').toBe('div');

  await goBackTo(page, 'Copy');
  await page.keyboard.press('Enter');
  await expect.poll(() => texts(page)).toContain('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/search icon/);

  await page.keyboard.press('Escape');
  await expect.poll(async () => (await accessibilityNodes(page)).some(({ role }) => role === 'dialog')).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('control');
  await expect.poll(() => page.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('body');
});

test('when it closes, the place is at the image again, whatever had the focus, and nothing is left there', async ({
  open,
  site,
  altlight,
}) => {
  const html = '<img id="it" src="/japan.png" alt="Our flag">';
  const page = await open(site.page(`<button id="before">Before</button>${html}<button id="after">After</button>`));
  for (const what of ['nothing', 'a button']) {
    if (what === 'a button') {
      // As with a screen reader, which opens the menu without the mouse.
      await page.evaluate(() => addEventListener('mousedown', (event) => event.preventDefault()));
      await page.locator('#before').focus();
    }
    await describeByMouse(altlight, page, page.locator('#it'));
    await expect.poll(() => texts(page)).toContainEqual(expect.stringMatching(/flag of japan/));
    await page.keyboard.press('Escape');
    await expect.poll(() => focusedName(page), what).toBe('Our flag');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('After');
    expect(await page.locator('#it').evaluate(({ outerHTML }) => outerHTML)).toBe(html);
  }
});

test('a description is taken back, stays away, and is used again', async ({ open, site, altlight }) => {
  const page = await open(site.page('<img id="it" src="/japan.png" alt=" "><img id="other" src="/japan.png">'));
  const image = page.locator('#it');
  await expect(image).toHaveAttribute('alt', /japan/);
  await describeByMouse(altlight, page, image);
  await expect.poll(() => texts(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  await goBackTo(page, 'Take the description back');
  await page.keyboard.press('Enter');
  expect(await image.evaluate(({ outerHTML }) => outerHTML)).toBe('<img id="it" src="/japan.png" alt=" ">');
  await expect.poll(() => texts(page)).toContainEqual('Taken back. The page is as it was.');
  expect(await focusedName(page)).toBe('Use the description again');
  await image.evaluate((element) => element.setAttribute('title', ''));
  await expect(page.locator('#other')).toHaveAttribute('alt', /japan/);
  await expect(image).toHaveAttribute('alt', ' ');
  await page.keyboard.press('Enter');
  await expect(image).toHaveAttribute('alt', /japan/);
});

test('the page cannot read the dialog', async ({ open, site, altlight }) => {
  const page = await open(site.page(BODY));
  await describeByMouse(altlight, page, page.locator('#decorative'));
  await expect.poll(() => texts(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  const readable = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild as HTMLElement;
    return { shadow: host.shadowRoot, text: host.textContent, html: host.outerHTML };
  });
  expect(readable).toEqual({ shadow: null, text: '', html: '<div></div>' });
  expect(await isFound(page, 'japan')).toBe(false);
  expect(await isFound(page, 'Image description'), 'the page looks in the right place').toBe(true);
});
