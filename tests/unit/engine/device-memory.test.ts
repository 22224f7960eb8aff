import { describe, expect, it, vi } from 'vitest';
import { createDeviceMemory } from '@/lib/engine/device-memory';
import { probeDevice } from '@/lib/engine/device-probe';
import { rememberProbe } from '@/lib/engine/remember-probe';
import { setupsToTry } from '@/lib/engine/unfit-setups';
import type { DeviceProbe } from '@/lib/shared/engine-device';
import { memoryStorage } from '../../support/memory-storage';

describe('device memory', () => {
  it('keeps what was unfit until the browser is another', () => {
    const kept = memoryStorage();
    createDeviceMemory(kept, 'Browser 1').unfit.add('model webgpu');
    expect(createDeviceMemory(kept, 'Browser 1').unfit.has('model webgpu')).toBe(true);
    expect(createDeviceMemory(kept, 'Browser 1').unfit.has('model wasm')).toBe(false);
    expect(createDeviceMemory(kept, 'Browser 2').unfit.has('model webgpu')).toBe(false);
  });

  it('tries again after a month', () => {
    vi.useFakeTimers();
    const { unfit } = createDeviceMemory(memoryStorage(), 'Browser');
    unfit.add('model webgpu');
    vi.advanceTimersByTime(29 * 24 * 60 * 60 * 1000);
    expect(unfit.has('model webgpu')).toBe(true);
    vi.advanceTimersByTime(24 * 60 * 60 * 1000);
    expect(unfit.has('model webgpu')).toBe(false);
    vi.useRealTimers();
  });

  it('forgets what was unfit in an earlier browser when there is something new to remember', () => {
    const kept = memoryStorage();
    createDeviceMemory(kept, 'Browser 1').unfit.add('model webgpu');
    createDeviceMemory(kept, 'Browser 2').unfit.add('model webgpu');
    expect(Object.keys(kept)).toEqual(['unfit Browser 2 model webgpu']);
  });

  it('keeps the answer of the canary, and lives with a storage that is damaged or full', () => {
    const kept = memoryStorage();
    const answer = { ids: [1, 2], scores: [3, 2], spread: 1 };
    createDeviceMemory(kept, 'Browser').rememberCanary('model@1', answer);
    expect(createDeviceMemory(kept, 'Browser').canary('model@1')).toEqual(answer);
    expect(createDeviceMemory(kept, 'Browser').canary('model@2')).toBeNull();
    kept.setItem('canary model@1', '{');
    expect(createDeviceMemory(kept, 'Browser').canary('model@1')).toBeNull();
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => createDeviceMemory(full as unknown as Storage, 'Browser').unfit.add('a')).not.toThrow();
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
