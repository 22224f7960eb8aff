import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptionWorkerHandle } from '@/lib/engine/captions/caption-session';
import { type Guarded, openCompared, openReference } from '@/lib/engine/captions/open-guarded';
import { createDeviceMemory } from '@/lib/engine/device-memory';
import type { EngineDevice } from '@/lib/shared/engine-device';
import type { InstalledModel } from '@/lib/shared/installed-model';
import { memoryStorage } from '../../../support/memory-storage';

const SCORES = Float32Array.from({ length: 500 }, (_, token) => Math.sin(token * 12.9898) * 3);
const ROUNDED = SCORES.map((score, token) => score + 1e-3 * Math.cos(token));
const OTHERS = SCORES.map((_, token) => Math.cos(token * 78.233) * 3);
const NO_NUMBERS = SCORES.map(() => Number.NaN);
const MODEL: InstalledModel = { id: 'm', revision: '1', architecture: 'blip', dtypes: { '*': 'q8' } };

/** A device on which a model gives such scores for the known picture, one load after the other. */
let answers: Record<EngineDevice, (Float32Array | Error)[]>;
let storage: Storage;
let opened: { device: EngineDevice; terminate: ReturnType<typeof vi.fn> }[];
const loads = () => opened.map(({ device }) => device);
const left = () => opened.filter(({ terminate }) => terminate.mock.calls.length === 0).map(({ device }) => device);

function guarded({ model = MODEL, adapter = 'acme', runtime = '1.0' } = {}): Guarded {
  return {
    model,
    adapter,
    memory: createDeviceMemory(storage, 'Browser', runtime),
    async open(device) {
      const answer = answers[device].shift() ?? SCORES;
      const terminate = vi.fn();
      opened.push({ device, terminate });
      const canary = async () => (answer instanceof Error ? Promise.reject(answer) : answer);
      return { api: { canary }, died: new Promise(() => {}), terminate } as unknown as CaptionWorkerHandle;
    },
  };
}

beforeEach(() => {
  answers = { wasm: [], webgpu: [] };
  storage = memoryStorage();
  opened = [];
});

describe('on WASM', () => {
  it('each load is compared with the first, but for how numbers are rounded', async () => {
    answers.wasm = [SCORES, ROUNDED];
    await openReference(guarded());
    await openReference(guarded());
    expect(left()).toEqual(['wasm', 'wasm']);
  });

  it('what answers otherwise is loaded once more, then refused with what to do', async () => {
    answers.wasm = [SCORES, OTHERS, SCORES, OTHERS, NO_NUMBERS];
    await openReference(guarded());
    await openReference(guarded());
    expect(loads(), 'it was one worker').toHaveLength(3);
    await expect(openReference(guarded())).rejects.toMatchObject({ reason: 'model-untrue' });
    expect(left()).toEqual(['wasm', 'wasm']);
  });

  it.each([
    ['another revision', { model: { ...MODEL, revision: '2' } }],
    ['files in another format', { model: { ...MODEL, dtypes: { '*': 'fp32' } } }],
    ['another runtime', { runtime: '1.1' }],
  ])('%s is measured anew', async (_, other) => {
    answers.wasm = [SCORES, OTHERS];
    await openReference(guarded());
    await openReference(guarded(other));
    expect(loads()).toHaveLength(2);
  });

  it('an answer without numbers is never the first', async () => {
    answers.wasm = [NO_NUMBERS, NO_NUMBERS, SCORES];
    await expect(openReference(guarded())).rejects.toThrow('no answer');
    await openReference(guarded());
    expect(left()).toEqual(['wasm']);
  });

  it('a look that fails leaves no worker behind', async () => {
    answers.wasm = [new Error('out of memory')];
    await expect(openReference(guarded())).rejects.toThrow('out of memory');
    expect(left()).toEqual([]);
  });
});

describe('on WebGPU', () => {
  const onLoading = () => {};

  it('a load is compared with WASM, which is asked once', async () => {
    await openCompared(guarded(), onLoading);
    await openCompared(guarded(), onLoading);
    expect(loads()).toEqual(['wasm', 'webgpu', 'webgpu']);
    expect(left()).toEqual(['webgpu', 'webgpu']);
    answers.webgpu = [OTHERS];
    await expect(openCompared(guarded(), onLoading)).rejects.toThrow('wrongly');
    expect(left()).toHaveLength(2);
  });

  it('what WASM cannot run is compared with its own first answer, on the same graphics card', async () => {
    answers.wasm = [new Error('[ONNXRuntimeError] ERROR_CODE: 9, no such kernel')];
    answers.webgpu = [OTHERS, OTHERS, SCORES];
    await openCompared(guarded(), onLoading);
    await openCompared(guarded(), onLoading);
    await expect(openCompared(guarded(), onLoading)).rejects.toThrow('wrongly');
    expect(loads(), 'WASM is not tried again').toEqual(['wasm', 'webgpu', 'webgpu', 'webgpu']);
    answers.webgpu = [SCORES];
    await openCompared(guarded({ adapter: 'another' }), onLoading);
  });
});
