import { join } from 'node:path';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { expectAccessible } from '../../support/accessible';
import { expectFocus, pressByKey } from '../../support/keyboard';
import { expect, test } from '../../support/model-desk';

const DECODER = 'onnx/decoder_model_merged.onnx';
/** What is recommended where there is no graphics card. */
const RECOMMENDED = { id: 'distilvit', name: 'distilvit' };

/** The browser's own model, as its specification has it: it can be fetched, and half of it comes. */
function giveBuiltInModel(): void {
  const create = async ({ monitor }: { monitor: (target: EventTarget) => void }) => {
    const target = new EventTarget();
    monitor(target);
    target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded: 0.5 }));
    await new Promise((_, reject) => addEventListener('end-of-fetching', () => reject(new Error('no space'))));
  };
  Object.assign(globalThis, { LanguageModel: { availability: async () => 'downloadable', create } });
}

test('the options are accessible with models in every state', async ({ altlight, desk }) => {
  const { page, hub } = desk;
  await page.addInitScript(giveBuiltInModel);
  await desk.install(RECOMMENDED.id, { name: RECOMMENDED.name });
  await desk.until(RECOMMENDED.id, 'installed');
  await altlight.setSettings({ captionModel: RECOMMENDED.id });
  await hub.addFolder('somebody/florence2', join(CONTRACT, 'florence2'));
  const dtypes = { embed_tokens: 'fp16', vision_encoder: 'fp16', encoder_model: 'q4', decoder_model_merged: 'q4' };
  const unfit = { name: 'Florence-2', repo: 'somebody/florence2', architecture: 'florence2', dtypes } as const;
  await desk.install('florence-2-base-ft', unfit);
  await desk.until('florence-2-base-ft', 'installed');
  // As the engine remembers a canary that gave a wrong answer.
  await page.evaluate(() =>
    localStorage.setItem(`unfit ${navigator.userAgent} florence-2-base-ft fp16+q4 webgpu`, String(Date.now())),
  );
  hub.fault(DECODER, 'not-found');
  await desk.install('failed');
  await desk.until('failed', 'failed');
  hub.fault(DECODER, 'silent');
  await desk.install('paused');
  await desk.until('paused', 'downloading');
  await desk.do({ type: 'pause', id: 'paused' });
  await desk.until('paused', 'paused');
  // Forever looked up: the bar of which nobody knows the end.
  hub.fault('/revision/main', 'silent');
  await desk.install('looked-up');

  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  const model = (name: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(model('distilvit')).toContainText('This model is in use.');
  await expect(model('Florence-2')).toContainText("These files do not work on this device's graphics card");
  await expect(model('failed')).toContainText('The server has no such model.');
  await expect(model('paused')).toContainText('Paused.');
  await expect(model('looked-up').getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('heading', { name: "The browser's own model" })).toBeVisible();
  await expectAccessible(page, 'light', 'dark', 'forced', 'still');

  await page.bringToFront();
  await pressByKey(page, 'Try it on a sample: distilvit');
  await expect(model('distilvit').getByRole('status')).toContainText(/try again/i);
  await pressByKey(page, 'Use this model: Florence-2');
  await expect(model('Florence-2')).toContainText('This model is in use.');
  await expectFocus(page, 'Do not use this model: Florence-2');
  await pressByKey(page, 'Let the browser fetch it, and use it');
  await expect(page.getByRole('progressbar', { name: "The browser's own model" })).toBeVisible();
  const server = { baseUrl: 'http://127.0.0.1:9/v1', model: 'eyes-1', key: 'secret', accepted: true };
  await send(page, 'endpoint:set', server);
  try {
    await expect(page.getByText('In use: http://127.0.0.1:9/v1'), 'whoever has set it').toBeVisible();
    await pressByKey(page, 'Test the connection');
    await expect(page.getByRole('status').filter({ hasText: 'The server does not answer' })).toBeVisible();
    await expectAccessible(page, 'dark', 'forced');
    await page.evaluate(() => dispatchEvent(new Event('end-of-fetching')));
    await expect(page.getByText('The browser could not fetch its model.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('In use: http://127.0.0.1:9/v1')).toBeVisible();
    await expectAccessible(page, 'dark', 'forced');
  } finally {
    await send(page, 'endpoint:remove', undefined);
    await page.evaluate(() => localStorage.clear());
    await altlight.setSettings({ captionModel: null });
  }
});

test('the first-run page is accessible, and speaks, however the download goes; one that has failed is tried again', async ({
  altlight,
  desk,
}) => {
  const page = await altlight.context.newPage();
  await page.goto(`chrome-extension://${altlight.extensionId}/welcome.html`);
  const main = page.getByRole('main');
  const spoken = (words: string) => expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
  desk.hub.fault(DECODER, 'very-slow');
  await desk.install(RECOMMENDED.id, { name: RECOMMENDED.name });
  await expect(main).toContainText(/distilvit: .* are here/);
  await expectAccessible(page, 'dark', 'forced');
  await desk.do({ type: 'pause', id: RECOMMENDED.id });
  await expect(main).toContainText('distilvit: Paused.');
  await spoken('distilvit: Paused.');
  await expectAccessible(page, 'dark', 'forced', 'still');
  desk.hub.fault(DECODER, 'not-found');
  await desk.do({ type: 'resume', id: RECOMMENDED.id });
  await spoken('distilvit: The server has no such model.');
  await expectAccessible(page, 'dark', 'forced');
  desk.hub.fault(DECODER, null);
  await page.bringToFront();
  await pressByKey(page, 'Try again');
  await expect(main).toContainText('distilvit: Installed');
  await spoken('distilvit is ready');
  await expectFocus(page, 'Keys and other options');
  await expectAccessible(page, 'dark', 'forced');
  await page.close();
  await altlight.setSettings({ captionModel: null });
});

test('nothing is fetched from the first-run page over a connection that costs unless the user says so', async ({
  altlight,
  desk,
}) => {
  const page = await altlight.context.newPage();
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(`chrome-extension://${altlight.extensionId}/welcome.html`);
  const asked = new Promise<string>((resolve) =>
    page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.message()))),
  );
  await pressByKey(page, /^Fetch .* as well$/);
  expect(await asked).toBe('Your connection may cost by the megabyte. Fetch the model anyway?');
  await expectFocus(page, /^Fetch .* as well$/);
  expect(await desk.do({ type: 'list' })).toEqual([]);
  await page.close();
});
