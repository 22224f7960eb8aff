import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubServer } from '../../cli/hub-server';
import { CONTRACT } from '../../cli/parity/contract';
import type { AltlightFirefox } from '../support/firefox';
import { expect, needFirefox, test } from '../support/firefox-fixtures';
import { backgroundState, endBackground, imagesOf } from '../support/firefox-window';
import { requestFor } from '../support/model-desk';

needFirefox();

const CIRCLE = readFileSync(join(CONTRACT, 'images/red-circle-256.png'));
const SENTENCE = 'Appears to be: A red circle on a blue background.';

let hub: HubServer;

test.beforeEach(async ({ site }) => {
  site.file('/circle.png', CIRCLE, 'image/png');
  hub = await new HubServer().start();
  await hub.addFolder('somebody/taught', join(CONTRACT, 'taught'));
});

test.afterEach(async ({ firefox }) => {
  await firefox.send('models:do', { type: 'remove', id: 'taught' });
  await hub.stop();
});

const install = (firefox: AltlightFirefox) =>
  firefox.send('models:do', { type: 'install', model: requestFor(hub, 'taught') });

const stateOf = async (firefox: AltlightFirefox) =>
  (await firefox.send('models:do', { type: 'list' })).find(({ id }) => id === 'taught')?.state;

test('a model is fetched and captions the page that is open, on the processor', async ({ firefox, open, site }) => {
  await open(site.page('<img src="/circle.png">'));
  await install(firefox);
  await expect.poll(() => imagesOf(firefox)).toEqual([SENTENCE]);
  const { captions } = await firefox.send('engine:status', undefined);
  expect(captions).toMatchObject({ device: 'wasm', state: 'ready' });
});

test('a download goes on when the event page wakes after its end', async ({ firefox }) => {
  hub.fault('decoder_model_merged.onnx', 'very-slow');
  await install(firefox);
  await expect.poll(() => stateOf(firefox)).toBe('downloading');
  await endBackground(firefox);
  await expect.poll(() => backgroundState(firefox)).toBe('stopped');
  hub.fault('decoder_model_merged.onnx', null);
  await firefox.send('preferences:get', undefined);
  await expect.poll(() => hub.requests.some(({ range }) => range !== undefined)).toBe(true);
  await expect.poll(() => stateOf(firefox)).toBe('installed');
});
