import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { loadPicture } from '../../../cli/parity/picture';
import { ROOT } from '../../../cli/paths';
import { accessibilityNodes, describeByMouse, pressButton } from '../../support/menu';
import { expect, type ModelDesk, test } from '../../support/model-desk';
import { leaveShadowRootsOpen } from '../../support/open-roots';
import { watchWaiting } from '../../support/watch-waiting';

/** How often the model has looked at a picture, after it has looked at another one. */
async function encodings(desk: ModelDesk): Promise<number> {
  const answer = await desk.page.evaluate(() => {
    const { picture } = globalThis as unknown as { picture: unknown };
    const request = { task: 'brief', language: 'en', maxTokens: 1 };
    const data = { model: 'smolvlm', device: 'wasm', picture, request };
    return chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data, timestamp: Date.now() });
  });
  return answer.res.encodings;
}

test('a photograph is looked at once, for its name and for a description in detail', async ({
  desk,
  site,
  describe,
  open,
  altlight,
}) => {
  await desk.hub.addFolder('somebody/smolvlm', join(CONTRACT, 'smolvlm'));
  await desk.install('smolvlm', { architecture: 'idefics3' });
  await desk.until('smolvlm', 'installed');
  await altlight.setSettings({ captionModel: 'smolvlm', captionDevice: 'wasm' });
  const photo = readFileSync(join(ROOT, 'tests/fixtures/photos/cat.jpg')).toString('base64');
  const image = `<image href="data:image/jpeg;base64,${photo}" width="1600" height="1200"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">${image}</svg>`;
  site.file('/large.svg', svg, 'image/svg+xml');
  const url = site.page('<img id="photo" src="/large.svg" width="400">');
  await loadPicture(desk.page, join(CONTRACT, 'images/boat-64x64.png'));

  const before = await encodings(desk);
  expect((await describe(url)).get('#photo')).toMatchObject({ source: 'smolvlm' });
  const { descriptions } = await send(desk.page, 'kept:count', undefined);
  const page = await open(url);
  await leaveShadowRootsOpen(page, altlight);
  await describeByMouse(altlight, page, page.locator('#photo'));
  await pressButton(page, 'Describe in detail');
  await expect
    .poll(async () => (await send(desk.page, 'kept:count', undefined)).descriptions)
    .toBeGreaterThan(descriptions);
  expect((await encodings(desk)) - before, 'the photograph, and the other picture again').toBe(2);

  await test.step('its words are shown as they come, and how far the work is', async () => {
    await send(desk.page, 'engine:unload', undefined);
    const seen = await watchWaiting(page);
    await pressButton(page, 'Read the text in the image');
    const bar = async () => (await accessibilityNodes(page)).find(({ role }) => role === 'progressbar');
    await expect
      .poll(bar, { intervals: [20] })
      .toMatchObject({ name: 'Reading the text in the image.', value: expect.stringMatching(/^0\.\d+$/) });
    await expect.poll(bar, 'and no longer than it takes').toBeUndefined();
    const drafts = (await seen()).map(({ draft }) => draft);
    expect(drafts.at(-1), 'words that are not whole are taken away when all are said').toBe('');
    const lengths = drafts.map(({ length }) => length).filter(Boolean);
    expect(lengths.length).toBeGreaterThan(1);
    expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));

    const bars = (await seen()).filter(({ label }) => label !== '');
    expect(bars.filter(({ isLive }) => isLive)).toEqual([]);
    const values = (label: string) => bars.filter((bar) => bar.label === label).map(({ value }) => value);
    const loaded = values('Loading the model.');
    expect(loaded.length).toBeGreaterThan(1);
    for (const part of [loaded, values('Reading the text in the image.').filter((value) => value !== null)]) {
      expect(Math.min(...part.map(Number))).toBeGreaterThan(0);
      expect(Math.max(...part.map(Number))).toBeLessThanOrEqual(1);
      expect(part).toEqual(part.toSorted((one, other) => Number(one) - Number(other)));
    }
    const lastLoaded = bars.findLastIndex(({ label }) => label === 'Loading the model.');
    expect(bars[lastLoaded + 1], 'how far the rest of loading is, nobody knows').toMatchObject({ value: null });
  });
  await altlight.setSettings({ captionModel: null, captionDevice: 'auto' });
});
