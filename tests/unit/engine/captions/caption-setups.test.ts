import { beforeEach, describe, expect, it, vi } from 'vitest';
import { captionSetups } from '@/lib/engine/captions/caption-setups';
import { createDeviceMemory } from '@/lib/engine/device-memory';
import { SetupChoice } from '@/lib/engine/setup-choice';
import type { InstalledModel } from '@/lib/shared/installed-model';
import type { Progress } from '@/lib/shared/progress';
import { TimeLimitError } from '@/lib/shared/time-limit';
import { memoryStorage } from '../../../support/memory-storage';

const { load } = vi.hoisted(() => ({ load: vi.fn() }));
vi.mock('@/lib/engine/captions/caption.worker?worker', () => ({ default: class {} }));
/** Workers that answer as told; the model itself is tested in a real browser. */
vi.mock('@/lib/shared/open-worker', () => ({
  async openWorker(_spawn: unknown, open: (api: unknown) => Promise<unknown>) {
    let scores = new Float32Array();
    const api = {
      load: async (...asked: unknown[]) => {
        scores = await load(...asked);
      },
      canary: async () => scores,
    };
    await open(api);
    return { api, loaded: {}, died: new Promise(() => {}), terminate: vi.fn() };
  },
}));

const MODEL: InstalledModel = {
  id: 'model',
  revision: '1',
  architecture: 'florence2',
  dtypes: {},
} as Partial<InstalledModel> as InstalledModel;
const SOUND = Float32Array.from({ length: 100 }, (_, id) => Math.sin(id * id));
const WRONG = Float32Array.from({ length: 100 }, (_, id) => Math.cos(id * 7));
const GPU = { device: 'webgpu', f16: true, adapter: 'acme' } as const;
const NO_OPERATION = new Error(
  "Can't create a session. ERROR_CODE: 9, ERROR_MESSAGE: Could not find an implementation",
);

let storage: Storage;
/** Another session of the browser, on the same device. */
function session() {
  const memory = createDeviceMemory(storage, 'Browser', '1.0');
  memory.loads.countCrashes();
  const choice = new SetupChoice(memory.unfit);
  const open = async (onProgress: (progress: Progress | undefined) => void = () => {}) =>
    (await choice.open(captionSetups(MODEL, GPU, memory), onProgress)).setup.device;
  return { open, memory };
}

type Device = 'wasm' | 'webgpu';
const answering = (answers: Record<Device, Float32Array | Error | (() => Promise<never>)>) =>
  load.mockImplementation(async (_model: unknown, device: Device) => {
    const answer = answers[device];
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer() : answer;
  });
const loaded = () => load.mock.calls.map(([, device]) => device);

beforeEach(() => {
  storage = memoryStorage();
  load.mockReset();
});

describe('a GPU that is to be compared', () => {
  it('is not used unchecked where WASM was too slow, or has failed, and is compared another time', async () => {
    for (const passing of [new TimeLimitError('too slow'), new Error('worker: ended by itself')]) {
      storage = memoryStorage();
      answering({ wasm: passing, webgpu: WRONG });
      const { open } = session();
      await expect(open()).rejects.toThrow(passing.message);
      expect(loaded()).not.toContain('webgpu');
      answering({ wasm: SOUND, webgpu: SOUND });
      expect(await session().open()).toBe('webgpu');
      load.mockClear();
    }
  });

  it('is asked without being compared where WASM has no operations for the format', async () => {
    answering({ wasm: NO_OPERATION, webgpu: SOUND });
    expect(await session().open()).toBe('webgpu');
    expect(await session().open()).toBe('webgpu');
    expect(loaded(), 'WASM is not asked again').toEqual(['wasm', 'webgpu', 'webgpu']);
  });

  it('that computes something else is remembered at once', async () => {
    answering({ wasm: SOUND, webgpu: WRONG });
    expect(await session().open()).toBe('wasm');
    answering({ wasm: SOUND, webgpu: SOUND });
    expect(await session().open()).toBe('wasm');
  });

  it('is told of while it is checked', async () => {
    load.mockImplementation(async (_model, _device, onRead) => {
      onRead(0.5);
      return SOUND;
    });
    const heard: unknown[] = [];
    await session().open((progress) => heard.push(progress));
    expect(heard).toEqual([
      { step: 'checking', part: 0.5 },
      { step: 'loading', part: 0.5 },
    ]);
  });
});

describe('a GPU that fails', () => {
  it('is tried again in the next two sessions, and then left for a month', async () => {
    answering({ wasm: SOUND, webgpu: new Error('device lost') });
    for (let time = 0; time < 4; time++) expect(await session().open()).toBe('wasm');
    expect(loaded().filter((device) => device === 'webgpu')).toHaveLength(3);
  });

  it('is as new once it has worked', async () => {
    for (let time = 0; time < 3; time++) {
      answering({ wasm: SOUND, webgpu: new Error('device lost') });
      for (let failure = 0; failure < 2; failure++) expect(await session().open()).toBe('wasm');
      answering({ wasm: SOUND, webgpu: SOUND });
      expect(await session().open()).toBe('webgpu');
    }
  });
});

describe('a device that crashes while a model is loaded', () => {
  /** As a process that ends: nothing comes back. */
  const crash = () => new Promise<never>(() => {});
  const crashing = async () => {
    const before = load.mock.calls.length;
    void session().open();
    await vi.waitFor(() => expect(load.mock.calls.length).toBeGreaterThan(before));
  };

  it('is left at the third time: the GPU for WASM', async () => {
    answering({ wasm: SOUND, webgpu: SOUND });
    await session().open();
    answering({ wasm: SOUND, webgpu: crash });
    await crashing();
    await crashing();
    const { open, memory } = session();
    expect(await open()).toBe('wasm');
    expect(memory.loads.hasModelCrashed('model')).toBe(true);
  });

  it('is left, and told of, where it is WASM; until the user has it tried again', async () => {
    answering({ wasm: crash, webgpu: SOUND });
    await crashing();
    await crashing();
    const { open, memory } = session();
    await expect(open()).rejects.toMatchObject({ reason: 'model-crashed' });
    expect(loaded(), 'no GPU is used unchecked').toEqual(['wasm', 'wasm']);
    memory.loads.forgetModel('model');
    answering({ wasm: SOUND, webgpu: SOUND });
    expect(await open()).toBe('webgpu');
  });

  it('is not blamed for a browser that was closed in the middle', async () => {
    answering({ wasm: crash, webgpu: crash });
    for (let time = 0; time < 3; time++) {
      await crashing();
      createDeviceMemory(storage, 'Browser', '1.0').loads.allEnded();
    }
    await crashing();
    answering({ wasm: SOUND, webgpu: SOUND });
    expect(await session().open(), 'once, perhaps killed').toBe('webgpu');
    answering({ wasm: SOUND, webgpu: crash });
    await crashing();
    answering({ wasm: SOUND, webgpu: SOUND });
    expect(await session().open(), 'not in a row').toBe('webgpu');
  });
});
