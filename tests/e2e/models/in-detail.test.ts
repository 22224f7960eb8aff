import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { loadPicture } from '../../../cli/parity/picture';
import { ROOT } from '../../../cli/paths';
import { describeByMouse, pressButton } from '../../support/menu';
import { expect, type ModelDesk, test } from '../../support/model-desk';
import { leaveShadowRootsOpen } from '../../support/open-roots';

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

/** What the dialog shows of an answer that is not whole yet, from now on. */
async function watchDrafts(page: Page): Promise<() => Promise<string[]>> {
  const drafts = await page.evaluateHandle(() => {
    const drafts: string[] = [];
    const draft = [...document.documentElement.children]
      .map(({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>('.draft'))
      .find((found) => found);
    if (!draft) throw new Error('no dialog');
    new MutationObserver(() => drafts.push(draft.dataset.words ?? '')).observe(draft, {
      attributeFilter: ['data-words'],
    });
    return drafts;
  });
  return () => drafts.jsonValue();
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

  await test.step('its words are shown as they come', async () => {
    const drafts = await watchDrafts(page);
    await pressButton(page, 'Read the text in the image');
    await expect.poll(async () => (await drafts()).length).toBeGreaterThan(1);
    await expect.poll(async () => (await drafts()).at(-1), 'and taken away when all are said').toBe('');
    const lengths = (await drafts()).slice(0, -1).map(({ length }) => length);
    expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
  });
  await altlight.setSettings({ captionModel: null, captionDevice: 'auto' });
});
