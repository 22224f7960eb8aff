import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { CHECKERS } from '../../../lib/shared/installed-model';
import { accessibilityNodes, describeByMouse } from '../../support/menu';
import { expect, type ModelDesk, test } from '../../support/model-desk';

const CIRCLE = readFileSync(join(CONTRACT, 'images/red-circle-256.png'));
const SENTENCE = 'Appears to be: A red circle on a blue background.';

/** A tiny model that knows drawings like CIRCLE, and is sure of them. */
async function installTaught(desk: ModelDesk, id = 'taught'): Promise<void> {
  await desk.hub.addFolder(`somebody/${id}`, join(CONTRACT, 'taught'));
  await desk.install(id);
  await desk.until(id, 'installed');
}

/** One whose words mean nothing. */
async function installNonsense(desk: ModelDesk): Promise<void> {
  await desk.hub.addFolder('somebody/nonsense', join(CONTRACT, 'vit-gpt2'));
  await desk.install('nonsense');
  await desk.until('nonsense', 'installed');
}

test.beforeEach(({ site }) => void site.file('/circle.png', CIRCLE, 'image/png'));
test.afterEach(({ altlight }) => altlight.setSettings({ captionModel: null }));

test('a picture gets its caption as soon as a model is there, also on a page that is open already', async ({
  desk,
  site,
  open,
}) => {
  const page = await open(site.page('<img src="/circle.png"><img src="/stripe.png" alt="Logo of Circle Ltd.">'));
  const names = () => page.evaluate(() => Array.from(document.images, ({ alt }) => alt));
  await installTaught(desk);
  await expect.poll(names).toEqual([SENTENCE, 'Logo of Circle Ltd.']);
});

test('a model whose words mean nothing, or of which it is not sure, says nothing', async ({
  desk,
  site,
  describe,
  altlight,
}) => {
  await installNonsense(desk);
  await altlight.setSettings({ captionModel: 'nonsense' });
  const image = (await describe(site.page('<img id="circle" src="/circle.png">'))).get('#circle');
  expect(image).toMatchObject({ state: 'abstained', after: '', source: 'nonsense' });
  expect(['low-confidence', 'nothing-to-say']).toContain(image?.reason);
});

test('models that never end say nothing false, and the next image is described', async ({
  desk,
  site,
  describe,
  altlight,
}) => {
  await installTaught(desk);
  await desk.hub.addFolder('somebody/endless', join(CONTRACT, 'vit-gpt2'));
  // Of the config, too: whatever it says then is not its end.
  for (const file of ['config.json', 'generation_config.json']) {
    desk.hub.change('somebody/endless', file, (text) => text.replace(/"eos_token_id": 0/g, '"eos_token_id": 999999'));
  }
  await desk.install('endless');
  await desk.until('endless', 'installed');
  await altlight.setSettings({ captionModel: 'endless' });
  const url = site.page('<img id="circle" src="/circle.png">');
  const image = (await describe(url)).get('#circle');
  expect(image).toMatchObject({ state: 'abstained', after: '', source: 'endless' });
  const { captions } = await send(desk.page, 'engine:status', undefined);
  expect(captions).toMatchObject({ state: 'ready', setup: expect.stringContaining('endless') });
  await altlight.setSettings({ captionModel: 'taught' });
  expect((await describe(url)).get('#circle')?.after).toBe(SENTENCE);
});

test('an icon is still named by the bundled model, and a blank image by none', async ({ desk, site, describe }) => {
  await installTaught(desk);
  const blank = '<svg id="blank" role="img" width="64" height="64"><rect width="64" height="64" fill="white"/></svg>';
  const images = await describe(site.page(`<img id="circle" src="/circle.png">${blank}`));
  expect(images.get('#circle')).toMatchObject({ source: 'taught', reason: 'captioned' });
  expect(images.get('#blank')).toMatchObject({ state: 'abstained', reason: 'blank-image' });
});

test('a file that was damaged on the disk is found, never used, and fetched anew', async ({ desk, site, describe }) => {
  await installTaught(desk, 'damaged');
  await desk.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await (await root.getDirectoryHandle('models')).getDirectoryHandle('damaged');
    const file = await folder.getFileHandle('onnx__decoder_model_merged.onnx');
    const writable = await file.createWritable({ keepExistingData: true });
    await writable.write({ type: 'write', position: 5_000, data: new Uint8Array(64) });
    await writable.close();
  });
  const url = site.page('<img id="circle" src="/circle.png">');
  expect((await describe(url)).get('#circle')).toMatchObject({ state: 'failed', reason: 'model-damaged' });
  await desk.until('damaged', 'installed');
  expect((await describe(url)).get('#circle')?.after).toBe(SENTENCE);
});

test('a model that answers a known picture otherwise than before says nothing, and is measured anew once it has been removed', async ({
  desk,
  site,
  describe,
}) => {
  await installTaught(desk);
  const url = site.page('<img id="circle" src="/circle.png">');
  expect((await describe(url)).get('#circle')?.after).toBe(SENTENCE);
  const changed = await desk.page.evaluate(() => {
    const names = Object.keys(localStorage).filter((key) => /^canary \d+\.\d+\S* taught@\S+ \S+ wasm$/.test(key));
    for (const name of names) {
      const { ids, ...answer } = JSON.parse(localStorage.getItem(name) ?? '');
      localStorage.setItem(name, JSON.stringify({ ids: ids.map((id: number) => id + 1), ...answer }));
    }
    return names.length;
  });
  expect(changed, 'by the version of the runtime').toBe(1);
  await send(desk.page, 'engine:unload', undefined);
  await send(desk.page, 'kept:clear', undefined);
  expect((await describe(url)).get('#circle')).toMatchObject({ state: 'failed', reason: 'model-untrue' });
  await desk.do({ type: 'remove', id: 'taught' });
  const known = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(' taught@')));
  expect(await known()).toEqual([]);
});

test('a model that is gone is told of', async ({ desk, site, describe, altlight }) => {
  await altlight.setSettings({ captionModel: 'never-installed' });
  const images = await describe(site.page('<img id="circle" src="/circle.png">'));
  expect(images.get('#circle')).toMatchObject({ state: 'failed', reason: 'model-missing' });
  expect(await desk.do({ type: 'list' })).toEqual([]);
});

test('a full disk is told of, and the download goes on when there is room', async ({ desk, altlight }) => {
  const session = await altlight.context.newCDPSession(desk.page);
  const origin = `chrome-extension://${altlight.extensionId}`;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
  await desk.install('full');
  expect(await desk.until('full', 'failed')).toMatchObject({ error: { code: 'no-space' } });
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await desk.install('full');
  await desk.until('full', 'installed');
});

test('the dialog tells what the model says of the image that was clicked', async ({ desk, site, open, altlight }) => {
  await installTaught(desk);
  const page = await open(site.page('<img id="circle" src="/circle.png" alt="">'));
  await describeByMouse(altlight, page, page.locator('#circle'));
  const texts = async () => (await accessibilityNodes(page)).map(({ name }) => name);
  await expect.poll(texts).toContain(SENTENCE);
});

test('a model is offered only for what it can do', async ({ desk, site, open, altlight }) => {
  await installTaught(desk);
  const page = await open(site.page('<img id="circle" src="/circle.png">'));
  await describeByMouse(altlight, page, page.locator('#circle'));
  const texts = async () => (await accessibilityNodes(page)).map(({ name }) => name);
  await expect.poll(texts).toContain('Describe again');
  expect(await texts()).not.toContain('Describe in detail');
  expect(await texts()).not.toContain('A question about the image');
});

test('where WebGPU is wished for but cannot be had, WASM takes over, and says why', async ({
  desk,
  site,
  describe,
  altlight,
}) => {
  // What the same model said before of the same picture would be remembered.
  await installTaught(desk, 'without-webgpu');
  await altlight.setSettings({ captionDevice: 'webgpu' });
  const images = await describe(site.page('<img id="circle" src="/circle.png">'));
  expect(images.get('#circle')?.after).toBe(SENTENCE);
  const { captions } = await send(desk.page, 'engine:status', undefined);
  expect(captions).toMatchObject({ device: 'wasm', failure: expect.stringContaining('webgpu') });
  const options = await altlight.context.newPage();
  await options.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(options.getByText('runs on the processor, as it failed on the graphics card')).toBeVisible();
  await options.close();
  await altlight.setSettings({ captionDevice: 'wasm' });
});

for (const checker of CHECKERS) {
  test(`a caption that a second model (${checker}) does not see in the picture is withheld, as long as it is there`, async ({
    desk,
    site,
    describe,
    altlight,
  }) => {
    await installTaught(desk, `checked-by-${checker}`);
    await desk.hub.addFolder(`somebody/${checker}`, join(CONTRACT, checker));
    await desk.install(checker, { architecture: checker });
    await desk.until(checker, 'installed');
    await altlight.setSettings({ captionModel: `checked-by-${checker}` });
    const url = site.page('<img id="circle" src="/circle.png">');
    const withheld = { state: 'abstained', reason: 'not-supported', after: '' };
    expect((await describe(url)).get('#circle')).toMatchObject(withheld);
    await desk.do({ type: 'remove', id: checker });
    expect((await describe(url)).get('#circle')?.after).toBe(SENTENCE);
  });
}

test('another model under the same name is asked, and not what the first one said remembered', async ({
  desk,
  site,
  describe,
  altlight,
}) => {
  await installTaught(desk, 'swapped');
  await altlight.setSettings({ captionModel: 'swapped' });
  const url = site.page('<img id="circle" src="/circle.png">');
  expect((await describe(url)).get('#circle')?.after).toBe(SENTENCE);
  // Its random words are withheld.
  await desk.hub.addFolder('somebody/swapped', join(CONTRACT, 'vit-gpt2'));
  await desk.do({ type: 'remove', id: 'swapped' });
  await desk.install('swapped');
  await desk.until('swapped', 'installed');
  await altlight.setSettings({ captionModel: 'swapped' });
  expect((await describe(url)).get('#circle')).toMatchObject({ state: 'abstained', after: '' });
});
