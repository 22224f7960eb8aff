import { trackWorlds } from '../../cli/isolated-world';
import { expect, test } from '../support/fixtures';
import { accessibilityNodes, describeByMouse, focusedName, isFound, namesOf, pressButton } from '../support/menu';
import { flagOfJapan } from '../support/png';

test.beforeEach(async ({ site, altlight }) => {
  await altlight.context.addCookies([{ name: 'session', value: 'secret', url: site.second }]);
  site.answer('/members-only.png', (request, response) => {
    const isMember = request.headers.cookie?.includes('secret');
    response.writeHead(isMember ? 200 : 403, { 'content-type': 'image/png' }).end(isMember ? flagOfJapan(192) : '');
  });
});

test('an image that only the user can see is looked at on their screen when they agree, and told of only in the dialog', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page(`<p>Text</p><img id="it" src="${site.second}/members-only.png"><p>More text</p>`));
  await expect.poll(() => site.requests.filter(({ path }) => path === '/members-only.png').length).toBeGreaterThan(1);
  const requests = site.requests.length;
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/asks who you are/));
  expect(await namesOf(page)).toContainEqual(expect.stringMatching(/part of your screen that shows it/));
  await pressButton(page, 'Look at it');
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  expect(await focusedName(page), 'the keyboard has stayed in the dialog').toMatch(/flag of japan/);
  expect(await namesOf(page)).toContain('Only you can see this image, so it is described only here.');
  expect(await namesOf(page)).not.toContain("Use as the image's name");
  expect(await namesOf(page)).not.toContain('Write it in your own words');
  const heard = (await accessibilityNodes(page)).filter(({ role }) => role === 'StaticText').map(({ name }) => name);
  const told = heard.filter((text) => /flag|Confidence/.test(text));
  expect(told, 'the answer, its kind and how sure it is').toHaveLength(3);
  for (const text of told) expect(await isFound(page, text), text).toBe(false);
  expect(await isFound(page, 'Image description'), 'the page looks in the right place').toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.locator('#it').evaluate(({ outerHTML }) => outerHTML)).not.toContain('alt');
  const asked = site.requests.slice(requests).filter(({ path }) => path === '/members-only.png');
  expect(
    asked.every(({ cookie }) => cookie === undefined),
    'Altlight itself never shows the cookie',
  ).toBe(true);
});

test('what is not in view is not looked at', async ({ open, site, altlight }) => {
  const page = await open(
    site.page(`<p>Text</p><img id="it" src="${site.second}/members-only.png"><div style="height:5000px"></div>`),
  );
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/asks who you are/));
  await page.evaluate(() => scrollTo(0, 4_000));
  await pressButton(page, 'Look at it');
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/cannot see this image on the screen/));
  expect(await namesOf(page)).not.toContain('Only you can see this image, so it is described only here.');
});

test('nothing is looked at that the user has not asked about', async ({ open, site, altlight }) => {
  const page = await open(site.page(`<img id="it" src="${site.second}/members-only.png">`));
  await page.bringToFront();
  // As a page's process could that has been taken over: the content script's message without the user's click.
  const session = await altlight.context.newCDPSession(page);
  const worlds = await trackWorlds(session, altlight.extensionId);
  await expect.poll(() => worlds.size).toBe(1);
  const data = {
    id: 'forged',
    box: { x: 0, y: 0, width: 100, height: 100 },
    viewport: { width: 800, height: 600 },
    wish: { task: 'brief', language: 'en' },
  };
  const message = JSON.stringify({ id: 1, type: 'image:look', data, timestamp: 0 });
  const { result } = await session.send('Runtime.evaluate', {
    contextId: [...worlds.values()][0] ?? -1,
    expression: `chrome.runtime.sendMessage(${message})`,
    awaitPromise: true,
    returnByValue: true,
  });
  expect(result.value).toMatchObject({ res: { state: 'unreachable', reason: 'not-in-view' } });
});
