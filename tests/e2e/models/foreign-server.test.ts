import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CONTRACT } from '../../../cli/parity/contract';
import { describeByMouse, namesOf, pressButton } from '../../support/menu';
import { expect, test } from '../../support/model-desk';
import { fillServerForm, sendServerForm } from '../../support/server-form';
import { Wire } from '../../support/wire';

/** The chat server of training/serve, or another one that has a model which sees pictures. */
const { ALTLIGHT_CHAT_SERVER: SERVER, ALTLIGHT_CHAT_MODEL: MODEL = '' } = process.env;
/** What only the model of training/serve knows. */
const IS_TAUGHT = MODEL === 'tiny-smolvlm';
const PICTURES = {
  '/circle.png': /red shape on a blue/,
  '/stripe.png': /yellow shape on a black/,
};

test.skip(!SERVER, 'Set ALTLIGHT_CHAT_SERVER and ALTLIGHT_CHAT_MODEL: training/README.md says how to start a server.');

let wire: Wire;
test.beforeEach(async ({ site }) => {
  site.file('/circle.png', readFileSync(join(CONTRACT, 'images/red-circle-256.png')), 'image/png');
  site.file('/stripe.png', readFileSync(join(CONTRACT, 'images/yellow-stripe.png')), 'image/png');
  wire = await new Wire(SERVER ?? '').start();
});
test.afterEach(async ({ altlight, desk }) => {
  await desk.page.evaluate(() => chrome.storage.local.remove('endpoint'));
  await altlight.setSettings({ captionModel: null });
  await wire.stop();
});

async function useServer(page: Page, id: string, model = MODEL): Promise<void> {
  await fillServerForm(page, id, { baseUrl: wire.baseUrl, model });
  await sendServerForm(page);
  await expect(page.getByText('In use:')).toBeVisible();
}

test('a server that is not ours describes pictures, each at the first request', async ({
  desk,
  altlight,
  site,
  describe,
}) => {
  await useServer(desk.page, altlight.extensionId);
  const tags = Object.keys(PICTURES).map((path) => `<img id="${path.slice(1, -4)}" src="${path}">`);
  const found = await describe(site.page(tags.join('')));
  for (const [path, words] of Object.entries(PICTURES)) {
    const image = found.get(`#${path.slice(1, -4)}`);
    expect(image).toMatchObject({ state: 'described', source: 'own-server' });
    expect(image?.after).toMatch(IS_TAUGHT ? words : /^Appears to be: \S/);
  }
  expect(wire.passed.map(({ status }) => status)).toEqual([200, 200]);
  for (const { pieces } of wire.passed) expect(pieces, 'the answer comes in pieces').toBeGreaterThan(2);
});

test('its words are heard as they come, and it is left when the user says stop', async ({
  desk,
  altlight,
  site,
  open,
}) => {
  await useServer(desk.page, altlight.extensionId);
  wire.isHeld = true;
  const page = await open(site.page('<img id="it" src="/circle.png?held" alt="">'));
  site.file('/circle.png?held', readFileSync(join(CONTRACT, 'images/red-circle-256.png')), 'image/png');
  await page.reload();
  await describeByMouse(altlight, page, page.locator('#it'));
  // The beginning of the sentence, before its end is known.
  if (IS_TAUGHT) await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/^\s*A\s*$/));
  await pressButton(page, 'Stop');
  await expect.poll(() => namesOf(page)).toContain('The description was cancelled. You can ask for it again.');
  await expect.poll(() => wire.passed.at(-1)?.isLeft).toBe(true);
  wire.isHeld = false;
  await pressButton(page, 'Describe again');
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/^Appears to be: /));
});

test('a model that it does not have, and a server that is gone, are told of', async ({
  desk,
  altlight,
  site,
  describe,
}) => {
  await useServer(desk.page, altlight.extensionId, 'nobody/nothing');
  const unknown = (await describe(site.page('<img id="it" src="/circle.png">'))).get('#it');
  expect(unknown).toMatchObject({ state: 'failed', reason: 'endpoint-unknown-model' });
  await useServer(desk.page, altlight.extensionId);
  await wire.stop();
  const gone = (await describe(site.page('<img id="it" src="/circle.png">'), 60_000)).get('#it');
  expect(gone).toMatchObject({ state: 'failed', reason: 'endpoint-unreachable' });
});
