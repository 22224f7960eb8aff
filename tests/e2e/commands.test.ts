import { readFileSync } from 'node:fs';
import { openPopup } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { accessibilityNodes, focusedName, namesOf, runCommand } from '../support/menu';
import { searchSvg } from '../support/pictures';
import { blank, flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/other.png', flagOfJapan(96, 7), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
});

test('the reader goes from one described image to the next and back, and hears where the end is', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(
    site.page(`<p>Text</p><img id="one" src="/japan.png"><img src="/blank.png"><a href="/there"><img src="/other.png"></a>
      <img alt="Author's" src="/blank.png?2"><div id="host"></div>
      <script>document.querySelector('#host').attachShadow({ mode: 'closed' }).innerHTML = '<p>${searchSvg()}</p>';</script>`),
  );
  const images = async () => (await accessibilityNodes(page)).filter(({ name }) => /japan|search|there/i.test(name));
  await expect.poll(async () => (await images()).length).toBeGreaterThanOrEqual(3);
  const go = async (command: string, name: RegExp) => {
    await runCommand(altlight, page, command);
    await expect.poll(() => focusedName(page)).toMatch(name);
  };
  await go('next-image', /japan/);
  await expect(page.locator('#one')).toHaveAttribute('tabindex', '-1');
  await go('next-image', /there/i);
  await expect(page.locator('#one')).not.toHaveAttribute('tabindex');
  await go('next-image', /search/);
  await runCommand(altlight, page, 'next-image');
  await expect.poll(() => namesOf(page)).toContain('There is no described image after this.');
  await go('previous-image', /there/i);
  await go('previous-image', /japan/);
});

test('the way goes on into frames and back, and where Altlight is off the reader hears that', async ({
  open,
  site,
  altlight,
}) => {
  site.file('/frame', '<!doctype html><img src="/other.png">', 'text/html');
  const page = await open(site.page(`<img id="one" src="/japan.png"><iframe src="${site.second}/frame"></iframe>`));
  const inFrame = page.frameLocator('iframe').locator('img');
  await expect(inFrame).toHaveAttribute('alt', /japan/);
  await expect(page.locator('#one')).toHaveAttribute('alt', /japan/);
  await runCommand(altlight, page, 'next-image');
  await expect(page.locator('#one')).toBeFocused();
  await runCommand(altlight, page, 'next-image');
  await expect(inFrame).toBeFocused();
  // What is said there is not in the tree of the page.
  await runCommand(altlight, page, 'next-image');
  await expect(page.frameLocator('iframe').locator('html > div')).toHaveCount(1);
  await runCommand(altlight, page, 'previous-image');
  await expect(page.locator('#one')).toBeFocused();
  await runCommand(altlight, page, 'previous-image');
  await expect.poll(() => namesOf(page)).toContain('There is no described image before this.');
  await altlight.setSettings({ enabled: false });
  await expect(inFrame).not.toHaveAttribute('alt');
  await runCommand(altlight, page, 'next-image');
  await expect.poll(() => namesOf(page)).toContain('Altlight is off on this page.');
});

test('the focused image is described, also where it is all that a link has', async ({ open, site, altlight }) => {
  const page = await open(site.page('<a id="link" href="/there" aria-label="There"><img src="/japan.png" alt=""></a>'));
  await page.locator('#link').focus();
  await runCommand(altlight, page, 'describe-focused');
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  await page.keyboard.press('Escape');
  await page.locator('#link').evaluate((link) => (link as HTMLElement).blur());
  await runCommand(altlight, page, 'describe-focused');
  await expect.poll(() => namesOf(page)).toContain('There is no image here.');
});

test('all images of a page are asked for, with what failed before', async ({ open, site, altlight }) => {
  let isBroken = true;
  let asked = 0;
  site.answer('/at-times.png', ({ headers }, response) => {
    // The page has it; Altlight, which fetches it anew, does not.
    const isForAltlight = headers['sec-fetch-dest'] === 'empty';
    if (isForAltlight) asked++;
    const fails = isBroken && isForAltlight;
    response.writeHead(fails ? 500 : 200, { 'content-type': 'image/png', 'cache-control': 'no-store' });
    response.end(fails ? '' : flagOfJapan(96, 9));
  });
  const page = await open(
    site.page(`<img id="it" src="${site.second}/at-times.png"><img id="other" src="/japan.png">`),
  );
  await expect.poll(() => asked).toBe(1);
  await expect(page.locator('#other')).toHaveAttribute('alt', /japan/);
  isBroken = false;
  await runCommand(altlight, page, 'describe-all');
  await expect.poll(() => namesOf(page)).toContain('Describing all images on this page.');
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
});

test('a key switches the site off and on, and says so', async ({ open, site, altlight }) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const toggle = async (answer: RegExp) => {
    await runCommand(altlight, page, 'toggle-site');
    await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(answer));
  };
  await toggle(/^Altlight is now off for this site/);
  await expect(page.locator('#it')).not.toHaveAttribute('alt');
  await toggle(/^Altlight is now on for this site/);
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await altlight.setSettings({ enabled: false });
  await expect(page.locator('#it')).not.toHaveAttribute('alt');
  await toggle(/^Altlight is off on all sites/);
  await altlight.setSettings({ enabled: true });
});

test('an image is described as often as it is asked for, also where Altlight is there already', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page('<img id="it" src="/japan.png" alt="">'));
  await page.locator('#it').evaluate((image) => image.setAttribute('tabindex', '0'));
  await page.locator('#it').focus();
  // Each time the content script and the dialog are brought again: what is there already is left as it is.
  for (const _ of [1, 2]) {
    await runCommand(altlight, page, 'describe-focused');
    await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
    await page.keyboard.press('Escape');
    await expect.poll(() => namesOf(page)).not.toContain('Image description');
  }
});

test('the toolbar says in words and signs how it is, and the popup what is wrong', async ({ open, site, altlight }) => {
  let answer = () => {};
  const isAnswered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  site.answer('/slow.png', async ({ headers }, response) => {
    if (headers['sec-fetch-dest'] === 'empty') await isAnswered;
    response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(flagOfJapan(96, 11));
  });
  const page = await open(site.page(`<img id="it" src="/japan.png"><img id="slow" src="${site.second}/slow.png">`));
  const shown = async () =>
    (await altlight.worker()).evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      const details = { tabId: tab?.id ?? -1 };
      return [await chrome.action.getBadgeText(details), await chrome.action.getTitle(details)];
    }, page.url());
  await expect.poll(shown).toEqual(['…', 'Altlight is describing images']);
  answer();
  await expect.poll(shown).toEqual(['', 'Altlight is on']);
  await runCommand(altlight, page, 'toggle-site');
  await expect.poll(shown).toEqual(['–', 'Altlight is off on this page']);
  await runCommand(altlight, page, 'toggle-site');
  await expect.poll(shown).toEqual(['', 'Altlight is on']);

  await altlight.setSettings({ captionModel: 'gone' });
  site.file('/photo.png', photograph(), 'image/png');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="/photo.png">'));
  const attention = ['!', expect.stringMatching(/needs your attention/)];
  await expect.poll(shown).toEqual(attention);
  // What the small model knows says nothing of the other, and nor does another page.
  site.file('/other-flag.png', flagOfJapan(96, 12), 'image/png');
  await page.goto(site.page('<img id="it" src="/other-flag.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await expect.poll(shown).toEqual(attention);
  const popup = await openPopup(altlight, page);
  await expect(popup.getByRole('region', { name: 'What needs your attention' })).toContainText(
    'The captioning model is not on this device any more. Choose one',
  );
  await popup.close();
  await altlight.setSettings({ captionModel: null });
  await expect.poll(shown).toEqual(['', 'Altlight is on']);
});

/** Nothing that the small model knows. */
function photograph(): Buffer {
  return readFileSync('tests/fixtures/contract/images/red-circle-256.png');
}
