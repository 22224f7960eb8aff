import type { Page } from '@playwright/test';
import { send } from '../../cli/extension-messages';
import { type AltlightBrowser, launchAltlight } from '../../cli/launch';
import { expectAccessible } from '../support/accessible';
import { ChatServer, MODEL } from '../support/chat-server';
import { describeByMouse, goBackTo, heardInDialog, namesOf, pressButton } from '../support/menu';
import { expect, test } from '../support/model-desk';
import { leaveShadowRootsOpen } from '../support/open-roots';
import { blank, flagOfJapan } from '../support/png';
import type { TestSite } from '../support/test-site';

/** What the dialog opens with at each of these; "held" is an image that only comes to who asks first. */
const bodyOf = (site: TestSite) => `<main><h1>Pictures</h1><p id="text">Only text</p>
  <img id="flag" src="/looks.png" alt=""><img id="blank" src="/blank.png" alt="">
  <img id="broken" src="/broken.png" alt="A ship" width="64" height="64">
  <img id="restricted" src="${site.second}/members-only.png" alt="A map" width="64" height="64">
  <img id="held" src="${site.second}/held.png" alt=""></main>`;

test.beforeEach(async ({ altlight, site }) => {
  await altlight.context.addCookies([{ name: 'session', value: 'secret', url: site.second }]);
  site.file('/looks.png', flagOfJapan(96, 310), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
  site.file('/broken.png', 'no image', 'image/png');
  site.answer('/members-only.png', (request, response) => {
    const isMember = request.headers.cookie?.includes('secret');
    response.writeHead(isMember ? 200 : 403, { 'content-type': 'image/png' }).end(isMember ? flagOfJapan(192) : '');
  });
  let isFirst = true;
  site.answer('/held.png', (_, response) => {
    const headers = { 'content-type': 'image/png', 'cache-control': 'no-store' };
    if (isFirst) response.writeHead(200, headers).end(flagOfJapan(96, 311));
    isFirst = false;
  });
});

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toHaveCount(0);
}

async function openAt(altlight: AltlightBrowser, page: Page, selector: string): Promise<void> {
  await describeByMouse(altlight, page, page.locator(selector));
  await expect(page.locator('dialog')).toBeVisible();
}

const TITLE = ['dialog: Image description', 'heading: Image description'];
const BLANK = 'The image is blank, or nearly so. If it does show something, describe it in your own words.';
const OWN = ['heading: Write it in your own words', 'button: Write it in your own words', 'status: '];

test('the dialog is accessible in every state, by keyboard alone, and heard in order', async ({
  altlight,
  open,
  site,
}) => {
  const page = await open(site.page(bodyOf(site)));
  await leaveShadowRootsOpen(page, altlight);

  await openAt(altlight, page, '#text');
  expect(await heardInDialog(page)).toEqual([...TITLE, 'There is no image here.', 'button: Close']);
  await expectAccessible(page, 'light', 'dark', 'forced');
  await close(page);

  await openAt(altlight, page, '#held');
  await expectAccessible(page, 'light', 'dark', 'forced', 'still');
  expect(await heardInDialog(page)).toEqual([
    ...[...TITLE, 'status: ', 'Describing the image.', 'progressbar: Describing the image.'],
    ...['The page marks this image as decoration, by an empty text.', 'Under the heading: Pictures'],
    ...['status: ', 'button: Stop', 'button: Close'],
  ]);
  await pressButton(page, 'Stop');
  await expect.poll(() => namesOf(page)).toContain('The description was cancelled. You can ask for it again.');
  await expectAccessible(page, 'light');
  await close(page);

  await openAt(altlight, page, '#blank');
  await expect.poll(() => namesOf(page)).toContain(BLANK);
  expect(await heardInDialog(page)).toEqual([
    ...[...TITLE, 'status: ', BLANK],
    ...['The page marks this image as decoration, by an empty text.', 'Under the heading: Pictures'],
    ...[...OWN, 'button: Close'],
  ]);
  await expectAccessible(page, 'light', 'dark', 'forced');
  await close(page);

  await openAt(altlight, page, '#broken');
  await expect(page.locator('progress')).toHaveCount(0);
  await expectAccessible(page, 'dark');
  await close(page);

  await openAt(altlight, page, '#restricted');
  await expect.poll(() => namesOf(page)).toContain('Look at it');
  expect(await heardInDialog(page)).toEqual([
    ...[...TITLE, 'status: ', expect.stringMatching(/./), 'The page says: A map', 'Under the heading: Pictures'],
    ...['heading: Look at the screen', expect.stringContaining('part of your screen'), 'button: Look at it'],
    ...[...OWN, 'button: Close'],
  ]);
  await expectAccessible(page, 'light', 'dark', 'forced');
});

test('the dialog is accessible after all that can be done in it', async ({ altlight, desk, open, site }) => {
  await altlight.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(site.page(bodyOf(site)));
  await leaveShadowRootsOpen(page, altlight);
  const done = (words: string | RegExp) =>
    expect.poll(() => namesOf(page)).toContainEqual(typeof words === 'string' ? words : expect.stringMatching(words));

  await openAt(altlight, page, '#flag');
  await done('Appears to be: flag of japan');
  await expectAccessible(page, 'light', 'dark', 'forced', 'still');
  await pressButton(page, 'Copy');
  await done('Copied.');
  await expectAccessible(page, 'dark');
  await pressButton(page, 'This is wrong');
  await done('Taken away. It is not shown for this image again.');
  await expectAccessible(page, 'forced');
  await pressButton(page, 'It was right after all');
  await pressButton(page, 'Write it in your own words');
  await expectAccessible(page, 'light', 'dark', 'forced');
  await goBackTo(page, 'Your description');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Our flag');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await done('Kept. This image is called so from now on.');
  await expectAccessible(page, 'light');
  await close(page);

  const server = await new ChatServer().start();
  await send(desk.page, 'endpoint:set', { baseUrl: server.baseUrl, model: MODEL, key: null, accepted: true });
  try {
    await openAt(altlight, page, '#flag');
    await done('A question about the image');
    await goBackTo(page, 'A question about the image');
    await page.keyboard.type('What is it?');
    await page.keyboard.press('Enter');
    await done(/^The model answers: /);
    await expectAccessible(page, 'light', 'dark', 'forced', 'still');
    await close(page);
  } finally {
    await send(desk.page, 'endpoint:remove', undefined);
    await altlight.setSettings({ captionModel: null });
    await server.stop();
  }
});

test('the dialog is accessible from right to left', async ({ site }) => {
  const altlight = await launchAltlight({ language: 'ar' });
  try {
    const page = await altlight.context.newPage();
    await altlight.context.addCookies([{ name: 'session', value: 'secret', url: site.second }]);
    await page.goto(site.page(bodyOf(site)));
    await leaveShadowRootsOpen(page, altlight);
    for (const selector of ['#held', '#text', '#blank', '#broken', '#restricted', '#flag']) {
      await openAt(altlight, page, selector);
      expect(await page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).direction)).toBe('rtl');
      if (selector !== '#held') await expect(page.locator('progress')).toHaveCount(0);
      // The user's own words, where they can be written.
      for (const button of await page.locator('[aria-expanded]').all()) await button.press('Enter');
      await expectAccessible(page);
      await close(page);
    }
  } finally {
    await altlight.close();
  }
});
