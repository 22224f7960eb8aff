import { describe, expect, it, vi } from 'vitest';
import { createDeviceMemory } from '@/lib/engine/device-memory';
import { probeDevice } from '@/lib/engine/device-probe';
import { rememberProbe } from '@/lib/engine/remember-probe';
import { setupsToTry } from '@/lib/engine/unfit-setups';
import type { DeviceProbe } from '@/lib/shared/engine-device';
import { memoryStorage as storage } from '../../support/memory-storage';

const RUNTIME = '1.0';

describe('device memory', () => {
  it('keeps what was unfit until the browser is another', () => {
    const kept = storage();
    createDeviceMemory(kept, 'Browser 1', RUNTIME).unfit.add('model webgpu');
    expect(createDeviceMemory(kept, 'Browser 1', RUNTIME).unfit.has('model webgpu')).toBe(true);
    expect(createDeviceMemory(kept, 'Browser 1', RUNTIME).unfit.has('model wasm')).toBe(false);
    expect(createDeviceMemory(kept, 'Browser 2', RUNTIME).unfit.has('model webgpu')).toBe(false);
  });

  it('tries again after a month', () => {
    vi.useFakeTimers();
    const { unfit } = createDeviceMemory(storage(), 'Browser', RUNTIME);
    unfit.add('model webgpu');
    vi.advanceTimersByTime(29 * 24 * 60 * 60 * 1000);
    expect(unfit.has('model webgpu')).toBe(true);
    vi.advanceTimersByTime(24 * 60 * 60 * 1000);
    expect(unfit.has('model webgpu')).toBe(false);
    vi.useRealTimers();
  });

  it('forgets what was unfit in an earlier browser when there is something new to remember', () => {
    const kept = storage();
    createDeviceMemory(kept, 'Browser 1', RUNTIME).unfit.add('model webgpu');
    createDeviceMemory(kept, 'Browser 2', RUNTIME).unfit.add('model webgpu');
    expect(Object.keys(kept)).toEqual(['unfit Browser 2 model webgpu']);
  });

  it('lives with a storage that is full', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    expect(() => createDeviceMemory(full as unknown as Storage, 'Browser', RUNTIME).unfit.add('a')).not.toThrow();
    warn.mockRestore();
  });
});

describe("the canary's answers", () => {
  const answer = { ids: [1, 2], scores: [3, 2], spread: 1 };
  const memory = (kept: Storage, runtime = RUNTIME) => createDeviceMemory(kept, 'Browser', runtime);

  it('are kept by name, and one that is damaged is none', () => {
    const kept = storage();
    memory(kept).rememberCanary('model@1 q8 wasm', answer);
    expect(memory(kept).canary('model@1 q8 wasm')).toEqual(answer);
    expect(memory(kept).canary('model@2 q8 wasm')).toBeNull();
    for (const key of Object.keys(kept)) kept.setItem(key, '{');
    expect(memory(kept).canary('model@1 q8 wasm')).toBeNull();
  });

  it('are those of one version of the runtime, and the ones before go', () => {
    const kept = storage();
    kept.setItem('canary model@1 q8', 'as earlier versions kept it');
    memory(kept).rememberCanary('model@1 q8 wasm', answer);
    expect(memory(kept, '1.1').canary('model@1 q8 wasm')).toBeNull();
    memory(kept, '1.1').rememberCanary('other@1 q8 wasm', answer);
    expect(Object.keys(kept)).toEqual(['canary 1.1 other@1 q8 wasm']);
  });

  it('go with their model', () => {
    const kept = storage();
    for (const name of ['model@1 q8 wasm', 'model@1 q8 webgpu on acme', 'model-2@1 q8 wasm']) {
      memory(kept).rememberCanary(name, answer);
    }
    memory(kept).forgetCanaries('model');
    expect(Object.keys(kept)).toEqual([`canary ${RUNTIME} model-2@1 q8 wasm`]);
  });
});

describe('setupsToTry', () => {
  const setups = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  it.each([
    [[], ['a', 'b', 'c']],
    [['a'], ['b', 'c']],
    [['a', 'b', 'c'], ['c']],
  ])('without %j are %j', (unfit, expected) => {
    expect(setupsToTry(setups, (name) => unfit.includes(name)).map(({ name }) => name)).toEqual(expected);
  });
  it('are without what crashes, also if it is the last, and what is unfit is not the last then', () => {
    const names = (crashing: string[]) =>
      setupsToTry(
        setups,
        (name) => name === 'b',
        (name) => crashing.includes(name),
      ).map(({ name }) => name);
    expect(names(['a'])).toEqual(['c']);
    expect(names(['c'])).toEqual(['a']);
    expect(names(['a', 'c'])).toEqual([]);
  });
});

describe('rememberProbe', () => {
  it('looks once, and again after a while where no adapter was found', async () => {
    vi.useFakeTimers();
    const none = { device: 'wasm', reason: 'no-adapter', adapter: null, f16: false, memoryGb: null } as const;
    const gpu = { ...none, device: 'webgpu', reason: 'gpu', adapter: 'acme' } as const;
    const probe = vi.fn<() => Promise<DeviceProbe>>().mockResolvedValueOnce(none).mockResolvedValue(gpu);
    const look = rememberProbe(probe);
    expect([await look(), await look()]).toEqual([none, none]);
    vi.advanceTimersByTime(60_000);
    expect(await look()).toEqual(gpu);
    vi.advanceTimersByTime(60_000);
    expect(await look()).toEqual(gpu);
    expect(probe).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
  });
});

describe('probeDevice', () => {
  const adapter = (info: object, limit = 2 ** 30, features: string[] = []) =>
    ({
      gpu: { requestAdapter: async () => ({ info, limits: { maxBufferSize: limit }, features: new Set(features) }) },
    }) as unknown as Navigator;

  it.each([
    ['no WebGPU', {} as Navigator, { device: 'wasm', reason: 'no-webgpu' }],
    ['no adapter', { gpu: { requestAdapter: async () => null } } as unknown as Navigator, { reason: 'no-adapter' }],
    [
      'an adapter that fails',
      { gpu: { requestAdapter: async () => Promise.reject(new Error('lost')) } } as unknown as Navigator,
      { device: 'wasm', reason: 'no-adapter' },
    ],
    ['a software adapter', adapter({ vendor: 'google', architecture: 'swiftshader' }), { reason: 'software-adapter' }],
    ['small buffers', adapter({ vendor: 'old' }, 2 ** 27), { device: 'wasm', reason: 'small-limits' }],
    ['a GPU', adapter({ vendor: 'intel' }), { device: 'webgpu', reason: 'gpu', f16: false, adapter: 'intel' }],
    [
      'a GPU with half precision',
      adapter({ vendor: 'apple' }, 2 ** 30, ['shader-f16']),
      { reason: 'gpu-f16', f16: true },
    ],
  ])('with %s', async (_, browser, expected) => {
    expect(await probeDevice(browser)).toMatchObject(expected);
  });
});
