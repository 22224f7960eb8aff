import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { ChatServer, MODEL } from '../../support/chat-server';
import { expectFocus, pressByKey, tabTo } from '../../support/keyboard';
import { accessibilityNodes, describeByMouse, focusedName, goBackTo, pressButton } from '../../support/menu';
import { expect, test } from '../../support/model-desk';
import { fillServerForm, sendServerForm } from '../../support/server-form';

const CIRCLE = readFileSync(join(CONTRACT, 'images/red-circle-256.png'));

let server: ChatServer;
test.beforeEach(async ({ site }) => {
  site.file('/circle.png', CIRCLE, 'image/png');
  server = await new ChatServer('secret').start();
});
test.afterEach(async ({ altlight, desk }) => {
  await desk.page.evaluate(() => chrome.storage.local.remove('endpoint'));
  await altlight.setSettings({ captionModel: null });
  await server.stop();
});

const form = () => ({ baseUrl: server.baseUrl, model: MODEL, key: 'secret' });

/** As the options do. */
const useServer = (page: Page) => send(page, 'endpoint:set', { ...form(), accepted: true });

test("a server of the user's own describes images, once the user has agreed", async ({
  desk,
  altlight,
  site,
  describe,
}) => {
  const { page } = desk;
  await fillServerForm(page, altlight.extensionId, form());
  await pressByKey(page, 'Test the connection');
  await expect(page.getByText(`The server answers. Its models: ${MODEL}`)).toBeVisible();
  await expectFocus(page, 'Test the connection');
  await pressByKey(page, 'Use this server');
  await expect(page.getByText('Tick the box first.')).toBeVisible();
  await tabTo(page, /^I know that images/, 'Shift+Tab');
  await page.keyboard.press('Space');
  await pressByKey(page, 'Use this server');
  await expect(page.getByText(`In use: ${server.baseUrl}, ${MODEL}.`)).toBeVisible();

  const image = (await describe(site.page('<img id="circle" src="/circle.png">'))).get('#circle');
  expect(image).toMatchObject({ after: 'Appears to be: A picture of 256 by 256 pixels.', source: 'own-server' });
  expect(server.requests).toHaveLength(1);
  expect(server.requests[0]).toMatchObject({ authorization: 'Bearer secret', cookie: undefined });
  expect(await colourInTheMiddle(desk.page, server.requests[0]?.image ?? '')).toEqual('red');

  server.fault = 'slow';
  const names = ['red-circle', 'yellow-stripe', 'boat-32x32', 'boat-64x64', 'noise-32x32', 'noise-64x64'];
  for (const name of names) site.file(`/${name}.png`, readFileSync(join(CONTRACT, `images/${name}.png`)), 'image/png');
  const images = await describe(site.page(names.map((name) => `<img id="${name}" src="/${name}.png">`).join('')));
  expect([...images.values()].filter(({ source }) => source === 'own-server').length).toBeGreaterThan(2);
  expect(server.mostAtOnce, 'a second one is sent while the first is computed, and no more').toBe(2);
});

test('nothing is sent where the user has not agreed, and the key comes out nowhere', async ({
  desk,
  altlight,
  site,
  describe,
}) => {
  const { page } = desk;
  await fillServerForm(page, altlight.extensionId, form());
  await sendServerForm(page);
  await expect(page.getByText('In use:')).toBeVisible();
  await fillServerForm(page, altlight.extensionId, { ...form(), model: 'eyes-2', key: '' });
  expect(await page.content()).not.toContain('secret');
  const stored = async () => JSON.stringify(await page.evaluate(() => chrome.storage.local.get('endpoint')));
  await sendServerForm(page);
  await expect(page.getByText('eyes-2')).toBeVisible();
  expect(await stored(), 'an empty field leaves the key as it is').toContain('secret');
  await tabTo(page, 'Forget the key that is kept', 'Shift+Tab');
  await page.keyboard.press('Space');
  await pressByKey(page, 'Use this server');
  await expect(page.getByLabel('Key (empty')).toBeVisible();
  expect(await stored()).not.toContain('secret');
  await pressByKey(page, 'Stop using it');
  await expect(page.getByText('are forgotten')).toBeVisible();
  expect(JSON.stringify(await page.evaluate(() => chrome.storage.local.get()))).not.toContain('secret');
  await describe(site.page('<img id="circle" src="/circle.png">'));
  expect(server.requests).toEqual([]);
});

test('an address outside the own network must be encrypted', async ({ desk, altlight }) => {
  const { page } = desk;
  await fillServerForm(page, altlight.extensionId, { ...form(), baseUrl: 'http://ai.example.com/v1' });
  await sendServerForm(page);
  await expect(page.getByText('must begin with https')).toBeVisible();
});

test('a server that is gone is told of, and images wait for the next one', async ({ desk, site, describe }) => {
  await useServer(desk.page);
  server.fault = 'overloaded';
  const image = (await describe(site.page('<img id="circle" src="/circle.png">'), 60_000)).get('#circle');
  expect(image).toMatchObject({ state: 'failed', reason: 'endpoint-overloaded' });
});

function colourInTheMiddle(page: Page, url: string): Promise<string> {
  return page.evaluate(async (url) => {
    const bytes = Uint8Array.from(atob(url.split(',')[1] ?? ''), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const [red = 0, green = 0, blue = 0] = context?.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data ?? [];
    return red > 120 && green < 90 && blue < 90 ? 'red' : `${red},${green},${blue}`;
  }, url);
}

test('the dialog shows words as they come, and asks for more: in detail, the text, a question', async ({
  desk,
  altlight,
  site,
  open,
}) => {
  await useServer(desk.page);
  const page = await open(site.page('<img id="circle" src="/circle.png" alt="">'));
  const texts = async () => (await accessibilityNodes(page)).map(({ name }) => name);
  server.fault = 'slow';
  await describeByMouse(altlight, page, page.locator('#circle'));
  await expect.poll(texts).toContainEqual(expect.stringMatching(/^The( \w+)*$/));
  await expect.poll(texts).toContain('Appears to be: A picture of 256 by 256 pixels.');
  expect(await texts()).toContain(`Made by the model ${MODEL} on your server.`);
  server.fault = null;

  await goBackTo(page, 'Read the text in the image');
  await page.keyboard.press('Enter');
  await expect.poll(texts).toContain('It seems to say: The image shows a picture of 256 by 256 pixels.');
  await page.keyboard.press('Tab');
  await page.keyboard.type('What is it?');
  await page.keyboard.press('Enter');
  await expect.poll(texts).toContain('The model answers: A picture of 256 by 256 pixels.');
  expect(server.requests.at(-1)?.prompt).toContain('What is it?');
  expect(server.requests.at(-1)?.messages).toHaveLength(1);
  expect(server.requests.at(-1)?.prompt, 'the page is not told of unless the user allows it').not.toContain('Test');

  await test.step('a question that follows is asked in the same chat', async () => {
    expect(await focusedName(page), 'the field stays, and is empty').toBe('A question about the image');
    await page.keyboard.type('What is it?');
    await page.keyboard.press('Enter');
    await expect.poll(() => server.requests.at(-1)?.messages.length).toBe(3);
    const [first, ...next] = server.requests.at(-1)?.messages ?? [];
    expect(first).toEqual(server.requests.at(-2)?.messages[0]);
    expect(JSON.stringify(first)).toContain('data:image/jpeg;base64');
    expect(next).toEqual([
      { role: 'assistant', content: 'A picture of 256 by 256 pixels.' },
      { role: 'user', content: 'What is it?' },
    ]);
    const spoken = async () =>
      (await accessibilityNodes(page)).filter(({ role }) => role === 'StaticText').map(({ name }) => name);
    const told = 'The model answers: A picture of 256 by 256 pixels.';
    await expect.poll(async () => (await spoken()).filter((text) => text === told)).toEqual([told, told]);
    expect(await spoken(), 'what was asked before stays to be read').toContain('What is it?');
  });
});

test('the dialog can be told to stop, and to begin again in detail, which gives a name, too', async ({
  desk,
  altlight,
  site,
  open,
}) => {
  await useServer(desk.page);
  server.fault = 'silent';
  const page = await open(site.page('<img id="circle" src="/circle.png?stop" alt="">'));
  site.file('/circle.png?stop', CIRCLE, 'image/png');
  await page.reload();
  await describeByMouse(altlight, page, page.locator('#circle'));
  await pressButton(page, 'Stop');
  const texts = async () => (await accessibilityNodes(page)).map(({ name }) => name);
  await expect.poll(texts).toContain('The description was cancelled. You can ask for it again.');
  expect(await focusedName(page), 'the focus does not go with the button').toBeTruthy();
  server.fault = null;
  await pressButton(page, 'Describe in detail');
  const sentence = 'A picture of 256 by 256 pixels.';
  await expect.poll(texts).toContain(`Appears to be: ${sentence} It has no frame.`);
  expect(await texts()).toContain(`In one sentence: ${sentence}`);
  const asked = server.requests.length;
  await pressButton(page, "Use as the image's name");
  await expect(page.locator('#circle')).toHaveAttribute('alt', `Appears to be: ${sentence}`);
  await pressButton(page, 'Describe again');
  await expect.poll(texts).toContain(`Appears to be: ${sentence}`);
  expect(server.requests, 'the first sentence is known').toHaveLength(asked);
});

test('what the page says around an image is told when the user allows it, by keyboard', async ({
  desk,
  altlight,
  site,
  open,
}) => {
  await useServer(desk.page);
  const options = desk.page;
  await options.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(options.getByText('In use:')).toBeVisible();
  await pressByKey(options, 'How images are described');
  await tabTo(options, 'Language of descriptions');
  await options.keyboard.press('Tab');
  expect(await focusedName(options)).toBe('Tell the model what the page says around an image');
  await options.keyboard.press('Space');
  await options.keyboard.press('Tab');
  await options.keyboard.press('ArrowDown');
  await options.keyboard.press('ArrowDown');
  await expect
    .poll(async () => (await options.evaluate(() => chrome.storage.local.get('settings'))).settings)
    .toMatchObject({ pageContext: true, captionDevice: 'wasm', captionModel: 'own-server' });
  await options.reload();
  await expect(options.getByRole('switch', { name: 'Tell the model' })).toBeChecked();
  await expect(options.getByLabel('Where captioning models run')).toHaveValue('wasm');
  const found = await new AxeBuilder({ page: options }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);

  const page = await open(
    site.page(
      '<h1>Signals at sea</h1><figure><img id="it" src="/circle.png" alt=""><figcaption>A buoy</figcaption></figure>',
    ),
  );
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => server.requests.at(-1)?.prompt).toContain('A buoy');
  expect(server.requests.at(-1)?.prompt).toContain('Signals at sea');
  await altlight.setSettings({ pageContext: false, captionDevice: 'auto' });
});
