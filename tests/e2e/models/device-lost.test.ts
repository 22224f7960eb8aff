import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { openExtensionPage, send } from '../../../cli/extension-messages';
import { HubServer } from '../../../cli/hub-server';
import { launchAltlight } from '../../../cli/launch';
import { CONTRACT, readContract } from '../../../cli/parity/contract';
import { loadPicture } from '../../../cli/parity/picture';
import { expect, requestFor, test } from '../../support/model-desk';

const MODEL = 'florence2';
const reference = readContract().find(({ name }) => name === MODEL);
const one = reference?.cases.find(({ name }) => name === 'boat-detailed');

test('a GPU that is lost in the middle of a generation costs a new worker, and no word', async () => {
  test.setTimeout(180_000);
  if (!reference || !one) throw new Error(`${MODEL} is no fixture`);
  const hub = await new HubServer().start();
  await hub.addFolder(`somebody/${MODEL}`, join(CONTRACT, MODEL));
  const altlight = await launchAltlight({ webgpu: true });
  // The engine's document in a tab, where its workers can be reached; the background has not opened its own.
  const host = await altlight.context.newPage();
  const workers: Worker[] = [];
  const patched: Promise<unknown>[] = [];
  host.on('worker', (worker) => {
    workers.push(worker);
    if (worker.url().includes('caption')) patched.push(keepDevice(worker));
  });
  await host.goto(`chrome-extension://${altlight.extensionId}/offscreen.html`);
  const page = await openExtensionPage(altlight);
  await send(page, 'engine:models', { type: 'install', model: requestFor(hub, MODEL, { architecture: 'florence2' }) });
  await expect.poll(async () => (await send(page, 'engine:models', { type: 'list' }))[0]?.state).toBe('installed');
  await loadPicture(page, join(reference.folder, one.image));

  // Loads the model, and leaves it loaded.
  expect((await trace(page, 8)).res?.device).toBe('webgpu');
  await Promise.all(patched);
  const before = captionWorkers(workers).length;
  const answer = trace(page, one.max_new_tokens);
  const [worker] = captionWorkers(workers).slice(-1);
  await expect.poll(() => worker?.evaluate(() => loseDevice())).toBe(true);
  const { res, err } = await answer;
  expect(err).toBeUndefined();
  expect(res?.tokens).toEqual(one.tokens);
  expect(captionWorkers(workers).length, 'a new worker').toBeGreaterThan(before);
  await altlight.close();
  await hub.stop();
});

declare function loseDevice(): boolean;

const captionWorkers = (workers: Worker[]) => workers.filter((worker) => worker.url().includes('caption'));

/** Before the model is loaded: what ONNX Runtime will ask the adapter for is kept where the test finds it. */
function keepDevice(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const { requestDevice } = GPUAdapter.prototype;
    let device: GPUDevice | undefined;
    GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, ...options) {
      device = await requestDevice.apply(this, options);
      return device;
    };
    Object.assign(globalThis, {
      loseDevice: () => {
        device?.destroy();
        return device !== undefined;
      },
    });
  });
}

interface TraceAnswered {
  res?: { tokens: number[]; device: string | null };
  err?: { message: string };
}

function trace(page: Page, maxTokens: number): Promise<TraceAnswered> {
  return page.evaluate(
    ([model, maxTokens]) => {
      const { picture } = globalThis as unknown as { picture: unknown };
      const request = { task: 'detailed', language: 'en', maxTokens };
      const data = { model, device: 'webgpu', picture, request };
      return chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data, timestamp: Date.now() });
    },
    [MODEL, maxTokens] as const,
  );
}
