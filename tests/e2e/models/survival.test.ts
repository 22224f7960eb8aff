import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { describePage } from '../../../cli/describe-page';
import { doWithModels, openExtensionPage, send, untilModel } from '../../../cli/extension-messages';
import { HubServer } from '../../../cli/hub-server';
import { launchAltlight } from '../../../cli/launch';
import { CONTRACT } from '../../../cli/parity/contract';
import type { TraceRequest } from '../../../lib/shared/trace';
import { withEngineInTab } from '../../support/engine-tab';
import { BYTES, expect, randomModel, requestFor, test } from '../../support/model-desk';
import { searchSvg } from '../../support/pictures';
import { RecordingProxy } from '../../support/recording-proxy';

const CIRCLE = readFileSync(join(CONTRACT, 'images/red-circle-256.png'));
/** The same to a model, and another image to whoever compares pixels. */
const SPOTTED_CIRCLE = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><image width="256" height="256"
  href="data:image/png;base64,${CIRCLE.toString('base64')}"/><rect width="2" height="2"/></svg>`;
const SENTENCE = 'Appears to be: A red circle on a blue background.';
const DECODER = 'onnx/decoder_model_merged.onnx';

/** A browser whose profile outlives it. */
async function withProfile(work: (launch: typeof launchAltlight) => Promise<void>): Promise<void> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'altlight-'));
  try {
    await work((options) => launchAltlight({ ...options, userDataDir }));
  } finally {
    await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('a download goes on by itself when the browser is started again, from where it was', async () => {
  const hub = await new HubServer().start();
  hub.add('somebody/restarted', randomModel());
  hub.fault(DECODER, 'slow');
  await withProfile(async (launch) => {
    const before = await launch();
    const page = await openExtensionPage(before);
    await doWithModels(page, { type: 'install', model: requestFor(hub, 'restarted') });
    await expect
      .poll(async () => (await doWithModels(page, { type: 'list' }))[0]?.loadedBytes ?? 0)
      .toBeGreaterThan(BYTES * 0.6);
    await before.close();
    hub.fault(DECODER, null);
    hub.requests.length = 0;

    const after = await launch();
    // Nobody asks for it: only the service worker is awake.
    await expect.poll(() => hub.requests.length).toBeGreaterThan(0);
    await untilModel(await openExtensionPage(after), 'restarted', ['installed']);
    expect(hub.requests.every(({ path }) => path.endsWith(DECODER))).toBe(true);
    expect(hub.requests[0]?.range).toMatch(/^bytes=[1-9]\d*-$/);
    await after.close();
  });
  await hub.stop();
});

test("a model is used after a restart without any request but the page's own, and each of its files is read once", async ({
  site,
}) => {
  const proxy = await new RecordingProxy().start();
  const hub = await new HubServer().start();
  await hub.addFolder('somebody/taught', join(CONTRACT, 'taught'));
  site.file('/circle.png', CIRCLE, 'image/png');
  const url = site.page('<img id="circle" src="/circle.png">');
  await withProfile(async (launch) => {
    const before = await launch();
    const page = await openExtensionPage(before);
    await doWithModels(page, { type: 'install', model: requestFor(hub, 'taught') });
    await untilModel(page, 'taught', ['installed']);
    const settings = async () => (await page.evaluate(() => chrome.storage.local.get('settings'))).settings;
    await expect.poll(settings).toMatchObject({ captionModel: 'taught' });
    await before.close();
    await hub.stop();

    const after = await launch({ proxy: proxy.url });
    const { images } = await describePage(after, url, { timeoutMs: 30_000 });
    expect(images[0]?.after).toBe(SENTENCE);
    const { captions } = await send(await openExtensionPage(after), 'engine:status', undefined);
    expect(Object.keys(captions.reads).sort()).toEqual([
      'config.json',
      'generation_config.json',
      DECODER,
      'onnx/encoder_model.onnx',
      'preprocessor_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
    expect(new Set(Object.values(captions.reads))).toEqual(new Set([1]));
    await after.close();
  });
  expect(proxy.askedByOthers).toContain(new URL('/circle.png', url).href);
  expect(proxy.askedByOthers.filter((asked) => !asked.startsWith(new URL('/', url).href))).toEqual([]);
  await proxy.stop();
});

test('a model that answers with what is not a number is told of, and icons still get their names', async ({
  desk,
  site,
  describe,
  altlight,
}) => {
  const files = Object.fromEntries(
    [
      'config.json',
      'generation_config.json',
      'preprocessor_config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      DECODER,
      'onnx/encoder_model.onnx',
    ].map((path) => [path, readFileSync(join(CONTRACT, 'taught', path))]),
  );
  desk.hub.add('somebody/broken', {
    ...files,
    'onnx/encoder_model.onnx': withoutNumbers(files['onnx/encoder_model.onnx'] as Buffer),
  });
  await desk.install('broken');
  await desk.until('broken', 'installed');
  await altlight.setSettings({ captionModel: 'broken' });
  site.file('/circle.png', CIRCLE, 'image/png');
  const images = await describe(site.page(`<img id="circle" src="/circle.png">${searchSvg()}`));
  expect(images.get('#circle')).toMatchObject({ state: 'failed', reason: 'engine-failed', after: '' });
  expect([...images.values()].map(({ after }) => after)).toContainEqual(expect.stringContaining('search'));
  await altlight.setSettings({ captionModel: null });
});

test('a worker that ends by itself, between two images or in the middle of one, costs no image its name', async ({
  site,
}) => {
  site.file('/circle.png', CIRCLE, 'image/png');
  site.file('/spotted.svg', SPOTTED_CIRCLE, 'image/svg+xml');
  await withEngineInTab({ model: 'taught', architecture: 'vision-encoder-decoder' }, async (desk, workers) => {
    const context = desk.context();
    // The engine's document is there already, in a tab.
    await context
      .serviceWorkers()[0]
      ?.evaluate(() => Object.assign(chrome.offscreen, { createDocument: async () => {} }));
    await send(desk, 'models:use', { id: 'taught' });
    const page = await context.newPage();
    await page.goto(site.page('<img src="/circle.png">'));
    const names = () => page.evaluate(() => Array.from(document.images, ({ alt }) => alt));
    await expect.poll(names).toEqual([SENTENCE]);
    await workers.at(-1)?.evaluate(() => void setTimeout(() => self.close()));
    await expect.poll(async () => (await send(desk, 'engine:status', undefined)).captions.state).toBe('absent');
    const loaded = workers.length;
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="/spotted.svg">'));
    await expect.poll(names).toEqual([SENTENCE, SENTENCE]);
    expect(workers, 'another worker').toHaveLength(loaded + 1);

    // The probability of a token is summed up over the vocabulary: it ends in the middle of a caption.
    await workers.at(-1)?.evaluate(() => {
      const { exp } = Math;
      let left = 100;
      Math.exp = (value) => {
        if (left-- === 0) self.close();
        return exp(value);
      };
    });
    const behind = Array.from({ length: 2 }, (_, index) => SPOTTED_CIRCLE.replaceAll('"2"', `"${index + 3}"`));
    for (const [index, svg] of behind.entries()) site.file(`/behind-${index}.svg`, svg, 'image/svg+xml');
    await page.evaluate(() => {
      for (const index of [0, 1]) document.body.insertAdjacentHTML('beforeend', `<img src="/behind-${index}.svg">`);
    });
    await expect.poll(names).toEqual(Array(4).fill(SENTENCE));
    expect(workers, 'one more for the image, and none for the one behind it').toHaveLength(loaded + 2);
  });
});

test('a model that ends its process twice while it is loaded is not loaded again, until the user has it tried', async () => {
  await withEngineInTab({ model: 'taught', architecture: 'vision-encoder-decoder' }, async (desk) => {
    const context = desk.context();
    const host = context.pages().find((page) => page.url().endsWith('/offscreen.html')) as Page;
    const addresses = [host.url(), desk.url()] as const;
    await crashWhileLoading(host, desk);
    const again = await openAnew(context, addresses);
    await crashWhileLoading(...again);
    const [last, asking] = await openAnew(context, addresses);
    await expect(send(asking, 'engine:trace', ASKED)).rejects.toThrow('model-crashed');

    // From here on in the document that the background opens.
    await last.close();
    const options = await context.newPage();
    await options.goto(desk.url().replace('popup', 'options'));
    await options.getByRole('button', { name: 'Try again: taught' }).click();
    await expect(options.getByText('The model is tried again for the next image.')).toBeFocused();
    expect((await send(asking, 'engine:trace', ASKED)).device).toBe('wasm');
  });
});

const ASKED: TraceRequest = {
  model: 'taught',
  device: 'wasm',
  picture: { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [255, 255, 255] },
  request: { task: 'brief', language: 'en', maxTokens: 1 },
};

/** The process of the extension's pages, while the worker waits for its model. */
async function crashWhileLoading(host: Page, desk: Page): Promise<void> {
  await host.evaluate(() => {
    Worker.prototype.postMessage = () => {};
  });
  void send(desk, 'engine:trace', ASKED).catch(() => {});
  const isMarked = () => desk.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('loading ')));
  await expect.poll(isMarked).toBe(true);
  const crashed = [host, desk].map((page) => page.waitForEvent('crash'));
  const devTools = await host.context().newCDPSession(host);
  void devTools.send('Page.crash').catch(() => {});
  await Promise.all(crashed);
}

/** The engine's document, and a page to ask it from. */
async function openAnew(context: BrowserContext, addresses: readonly [string, string]): Promise<[Page, Page]> {
  const host = await context.newPage();
  await host.goto(addresses[0]);
  const desk = await context.newPage();
  await desk.goto(addresses[1]);
  return [host, desk];
}

/** The largest run of weights, each replaced by a NaN. */
function withoutNumbers(graph: Buffer): Buffer {
  const broken = Buffer.from(graph);
  const nan = Buffer.from(new Float32Array([Number.NaN]).buffer);
  const middle = Math.floor(broken.length / 2 / 4) * 4;
  for (let at = middle; at < middle + 8_000; at += 4) nan.copy(broken, at);
  return broken;
}
