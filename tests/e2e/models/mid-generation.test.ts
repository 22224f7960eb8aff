import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { send } from '../../../cli/extension-messages';
import { readContract } from '../../../cli/parity/contract';
import { loadPicture } from '../../../cli/parity/picture';
import { withEngineInTab } from '../../support/engine-tab';
import { expect, test } from '../../support/model-desk';

const MODEL = 'vit-gpt2';
const reference = readContract().find(({ name }) => name === MODEL);
const one = reference?.cases.find(({ name }) => name === 'noise-long');

const engine = { model: MODEL, architecture: 'vision-encoder-decoder' } as const;

/** The engine's document in a tab, and the picture in another. */
function withModel(
  how: { webgpu: boolean; onCaptionWorker?: (worker: Worker) => void },
  work: (page: Page, workers: Worker[]) => Promise<void>,
): Promise<void> {
  if (!reference || !one) throw new Error(`${MODEL} is no fixture`);
  return withEngineInTab({ ...engine, ...how }, async (page, workers) => {
    await loadPicture(page, join(reference.folder, one.image));
    await work(page, workers);
  });
}

/** On WebGPU in software, where other tests run beside it; half of that has been seen. */
const LOADING = 60_000;

test.describe.configure({ timeout: 4 * LOADING });

test('a GPU that is lost in the middle of a generation costs a new worker, one that is lost again the GPU, and no word', async () => {
  const patched: Promise<unknown>[] = [];
  const onCaptionWorker = (worker: Worker) => void patched.push(keepDevice(worker));
  await withModel({ webgpu: true, onCaptionWorker }, async (page, workers) => {
    // Loads the model, and leaves it loaded.
    expect((await trace(page, 'webgpu', 8)).res?.device).toBe('webgpu');
    await Promise.all(patched);
    const before = workers.length;
    const answer = trace(page, 'webgpu', one?.max_new_tokens ?? 0);
    const behind = trace(page, 'webgpu', 4);
    await expect.poll(() => workers[before - 1]?.evaluate(() => loseDevice())).toBe(true);
    await expectWholeAnswer(answer);
    expect((await behind).res?.tokens.slice(0, 3), 'who waits behind it').toEqual(one?.tokens.slice(0, 3));
    expect(workers.length, 'a new worker').toBe(before + 1);

    const again = trace(page, 'webgpu', one?.max_new_tokens ?? 0);
    for (const worker of [before, before + 1]) {
      // The second has to be loaded first.
      const lose = () => workers[worker]?.evaluate(() => loseDevice()).catch(() => false);
      await expect.poll(lose, { timeout: LOADING }).toBe(true);
    }
    await expectWholeAnswer(again);
    expect((await again).res?.device).toBe('wasm');
    const { captions } = await send(page, 'engine:status', undefined);
    expect(captions.failure, 'why the GPU is left').toContain('webgpu');
  });
});

test('a GPU that computes something else without an error is found out, and WASM takes over', async () => {
  const onCaptionWorker = (worker: Worker) => void miscompute(worker).catch(() => {});
  await withModel({ webgpu: true, onCaptionWorker }, async (page) => {
    const answer = trace(page, 'webgpu', one?.max_new_tokens ?? 0);
    await expectWholeAnswer(answer);
    expect((await answer).res?.device).toBe('wasm');
    const { captions } = await send(page, 'engine:status', undefined);
    expect(captions.failure).toContain('answers a known picture wrongly on webgpu');
  });
});

test('a runtime that crashes in the middle of a generation costs a new worker, and no word', async () => {
  await withModel({ webgpu: false }, async (page, workers) => {
    expect((await trace(page, 'wasm', 1)).res?.device).toBe('wasm');
    const before = workers.length;
    // The probability of each token is summed up over the vocabulary: this is within the first few tokens.
    await workers[before - 1]?.evaluate(() => {
      const { exp } = Math;
      let left = 2_000;
      Math.exp = (value) => {
        if (left-- === 0) throw new WebAssembly.RuntimeError('memory access out of bounds');
        return exp(value);
      };
    });
    await expectWholeAnswer(trace(page, 'wasm', one?.max_new_tokens ?? 0));
    expect(workers.length, 'a new worker').toBe(before + 1);
    // The fourth would be the end, which the model is made to say when it has no more tokens.
    expect((await trace(page, 'wasm', 4)).res?.tokens.slice(0, 3), 'the next one').toEqual(one?.tokens.slice(0, 3));
  });
});

async function expectWholeAnswer(answer: Promise<TraceAnswered>): Promise<void> {
  const { res, err } = await answer;
  expect(err).toBeUndefined();
  expect(res?.tokens).toEqual(one?.tokens);
}

declare function loseDevice(): boolean;

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

/** What the GPU has computed is read as noise: as a driver does that is wrong, and says nothing. */
function miscompute(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const { getMappedRange } = GPUBuffer.prototype;
    GPUBuffer.prototype.getMappedRange = function (this: GPUBuffer, ...range) {
      const bytes = getMappedRange.apply(this, range);
      if (this.usage & GPUBufferUsage.MAP_READ) {
        const numbers = new Float32Array(bytes);
        for (let at = 0; at < numbers.length; at++) numbers[at] = Math.sin(at * at);
      }
      return bytes;
    };
  });
}

interface TraceAnswered {
  res?: { tokens: number[]; device: string | null };
  err?: { message: string };
}

function trace(page: Page, device: 'wasm' | 'webgpu', maxTokens: number): Promise<TraceAnswered> {
  return page.evaluate(
    ([model, device, maxTokens]) => {
      const { picture } = globalThis as unknown as { picture: unknown };
      const request = { task: 'brief', language: 'en', maxTokens };
      const data = { model, device, picture, request };
      return chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data, timestamp: Date.now() });
    },
    [MODEL, device, maxTokens] as const,
  );
}
