import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { openExtensionPage, send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { openPopup } from '../../../cli/surfaces';
import { chooseByKey, expectFocus, pressByKey, tabTo } from '../../support/keyboard';
import { expect, test } from '../../support/model-desk';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('a model is added, watched, paused, resumed and removed by keyboard alone, and axe-core finds nothing on the way', async ({
  desk,
  altlight,
}) => {
  const { page, hub } = desk;
  await hub.addFolder('somebody/taught', join(CONTRACT, 'taught'));
  hub.fault('decoder_model_merged.onnx', 'very-slow');
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(page.getByRole('heading', { name: 'Florence-2' })).toBeVisible();
  const violations = async () =>
    (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations.map(({ id }) => id);
  expect(await violations()).toEqual([]);

  const repo = 'Name on the server (owner/name)';
  await tabTo(page, repo);
  await page.keyboard.type('not a name');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'owner/name' })).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('somebody/taught');
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.url);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar', { name: 'Progress of somebody/taught' })).toBeVisible();
  expect(await violations()).toEqual([]);

  // The model's buttons come before the form in which it was named.
  await tabTo(page, 'Pause: somebody/taught', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Paused\./)).toBeVisible();
  await expectFocus(page, 'Go on: somebody/taught');
  expect(await violations()).toEqual([]);
  hub.fault('decoder_model_merged.onnx', null);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This model is in use.')).toBeVisible();
  await expectFocus(page, /: somebody\/taught$/);
  expect(await violations()).toEqual([]);
  await tabTo(page, 'Do not use this model: somebody/taught', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This model is in use.')).toHaveCount(0);
  await expectFocus(page, 'Use this model: somebody/taught');
  await tabTo(page, 'Try it on a sample: somebody/taught', 'Shift+Tab');
  await pressByKey(page, 'Remove: somebody/taught');
  await expect(page.getByText('somebody/taught')).toHaveCount(0);
  await expectFocus(page, repo);
});

test('where the connection may cost, it is asked first: "no" fetches nothing, "yes" goes on', async ({
  desk,
  altlight,
}) => {
  const { page, hub } = desk;
  await hub.addFolder('somebody/taught', join(CONTRACT, 'taught'));
  await page.addInitScript(() => {
    const connection = Object.assign(new EventTarget(), { saveData: true });
    Object.defineProperty(navigator, 'connection', { value: connection });
  });
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await page.getByLabel('Name on the server (owner/name)').fill('somebody/taught');
  await page.getByLabel('Address of the server').fill(hub.url);
  const answer = async (isYes: boolean) => {
    const asked = page.waitForEvent('dialog');
    const pressed = page.keyboard.press('Enter');
    const dialog = await asked;
    expect(dialog.message()).toContain('may cost by the megabyte');
    await (isYes ? dialog.accept() : dialog.dismiss());
    await pressed;
  };
  await answer(false);
  expect(await desk.do({ type: 'list' })).toEqual([]);
  expect(hub.requests).toEqual([]);
  await answer(true);
  await expect(page.getByText('This model is in use.')).toBeVisible();
  await altlight.setSettings({ captionModel: null });
});

test('what went wrong stands at the model, with what to do', async ({ desk, altlight }) => {
  const { page, hub } = desk;
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await tabTo(page, 'Name on the server (owner/name)');
  await page.keyboard.type('nobody/nothing');
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.url);
  await page.keyboard.press('Enter');
  const wrong = 'The server has no such model.';
  await expect(page.getByRole('listitem').getByText(wrong)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: `nobody/nothing: ${wrong}` })).toHaveCount(1);
  await tabTo(page, 'Cancel: nobody/nothing', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(wrong)).toHaveCount(0);
});

test('a model is taken from a folder on disk, and used like any other', async ({ desk, altlight, site, describe }) => {
  const { page } = desk;
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  const install = async (folder: string) => {
    await tabTo(page, /^Or a folder on your disk/);
    await chooseByKey(page, join(CONTRACT, folder));
    await page.keyboard.press('Tab');
    await expectFocus(page, 'Install');
    await page.keyboard.press('Enter');
  };
  await install('images');
  await expect(page.getByRole('alert').filter({ hasText: 'config.json' })).toBeVisible();
  expect(await desk.do({ type: 'list' })).toEqual([]);

  await page.evaluate(() => {
    const { stream } = File.prototype;
    File.prototype.stream = () => {
      File.prototype.stream = stream;
      return new ReadableStream();
    };
  });
  await page.keyboard.press('Shift+Tab');
  await install('taught');
  await tabTo(page, 'Cancel copying', 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').filter({ hasText: 'Copying was cancelled.' })).toBeVisible();
  await expectFocus(page, 'Install');

  await page.keyboard.press('Shift+Tab');
  await install('taught');
  await expect(page.getByText('This model is in use.')).toBeVisible();
  site.file('/circle.png', readFileSync(join(CONTRACT, 'images/red-circle-256.png')), 'image/png');
  const image = (await describe(site.page('<img id="circle" src="/circle.png">'))).get('#circle');
  expect(image).toMatchObject({ after: 'Appears to be: A red circle on a blue background.', source: 'own-taught' });
  await altlight.setSettings({ captionModel: null });
});

test('files that do not work on the graphics card are exchanged for others, and serve until these are here', async ({
  desk,
  altlight,
}) => {
  // The model is loaded twice, and describes the sample twice each time.
  test.slow();
  const { page, hub } = desk;
  const [id, name] = ['florence-2-base-ft', 'Florence-2'];
  await hub.addFolder('somebody/florence2', join(CONTRACT, 'florence2'));
  const dtypes = { embed_tokens: 'fp16', vision_encoder: 'fp16', encoder_model: 'q4', decoder_model_merged: 'q4' };
  await desk.install(id, { name, repo: 'somebody/florence2', architecture: 'florence2', dtypes });
  await desk.until(id, 'installed');
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(page.getByRole('button', { name: `Remove: ${name}` })).toBeVisible();
  const exchange = page.getByRole('button', { name: `Get the other files: ${name}` });
  await expect(exchange).toHaveCount(0);

  // As the engine remembers a canary that gave a wrong answer, in another document.
  const other = await openExtensionPage(altlight);
  await other.evaluate(
    (name) => localStorage.setItem(`unfit ${navigator.userAgent} ${name}`, String(Date.now())),
    `${id} fp16+q4 webgpu`,
  );
  await expect(page.getByText("These files do not work on this device's graphics card")).toBeVisible();
  // Nobody has told the engine: it looks when something is done with models.
  await desk.do({ type: 'imported', id });
  const kept = () => page.evaluate(async () => (await chrome.storage.local.get()).modelsWithOtherFiles);
  await expect.poll(kept).toEqual([id]);
  const popup = await openPopup(altlight, page);
  const trouble = popup.getByRole('region', { name: 'What needs your attention' });
  await expect(trouble).toContainText('The options offer other files');
  await popup.close();
  await page.bringToFront();
  hub.fault('decoder_model_merged_quantized.onnx', 'silent');
  await pressByKey(page, `Get the other files: ${name}`);
  await expect(page.getByRole('progressbar', { name: `Progress of ${name}` })).toBeVisible();
  const setup = async () => {
    await pressByKey(page, `Try it on a sample: ${name}`);
    await expect(page.getByText(/^It took/)).toBeVisible({ timeout: 60_000 });
    return (await send(page, 'engine:status', undefined)).captions.setup;
  };
  expect(await setup()).toBe(`${id} fp16+q4 wasm`);

  hub.fault('decoder_model_merged_quantized.onnx', null);
  await tabTo(page, `Pause: ${name}`, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectFocus(page, `Go on: ${name}`);
  await page.keyboard.press('Enter');
  await desk.until(id, 'installed');
  await expect(exchange).toHaveCount(0);
  expect(await setup()).toBe(`${id} q8 wasm`);
  await other.evaluate(() => localStorage.clear());
  await other.close();
  await altlight.setSettings({ captionModel: null });
});
