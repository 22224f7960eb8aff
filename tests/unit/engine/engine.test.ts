import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Engine } from '@/lib/engine/engine';
import type { Session } from '@/lib/engine/session';
import type { EngineDevice } from '@/lib/shared/engine-device';
import { declined, type Outcome } from '@/lib/shared/outcome';

const PICTURE = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
const ANSWER = declined('blank-image');
const LIMITS = { inference: 1000, idle: 5000 };

/** A session whose worker answers as told; the model itself is tested in a real browser. */
function sessionThat(describe: (id: string) => Promise<Outcome>, device: EngineDevice = 'wasm') {
  const terminate = vi.fn();
  const worker = { describe, cancel: vi.fn(async () => {}), load: async () => {} };
  return { device, worker, died: new Promise<never>(() => {}), terminate } as unknown as Session & {
    terminate: typeof terminate;
    worker: typeof worker;
  };
}

const live = () => new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Engine: sessions', () => {
  it('keeps one session for many pictures, and returns its memory when idle', async () => {
    const session = sessionThat(async () => ANSWER);
    const open = vi.fn(async () => session);
    const engine = new Engine(open, LIMITS);
    expect(await engine.describe('a', PICTURE, 'wasm', live())).toEqual(ANSWER);
    expect(await engine.describe('b', PICTURE, 'wasm', live())).toEqual(ANSWER);
    expect(open).toHaveBeenCalledTimes(1);
    expect(engine.state).toBe('ready');

    vi.advanceTimersByTime(LIMITS.idle);
    expect(session.terminate).toHaveBeenCalledOnce();
    expect(engine.state).toBe('absent');
  });

  it('runs one inference at a time', async () => {
    let running = 0;
    let most = 0;
    const session = sessionThat(async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      return ANSWER;
    });
    const engine = new Engine(async () => session, LIMITS);
    await Promise.all(['a', 'b', 'c'].map((id) => engine.describe(id, PICTURE, 'wasm', live())));
    expect(most).toBe(1);
  });

  it('loads one model, also when those who asked first lose interest meanwhile', async () => {
    let loaded = (_: Session) => {};
    const open = vi.fn(() => new Promise<Session>((resolve) => (loaded = resolve)));
    const engine = new Engine(open, LIMITS);
    const impatient = new AbortController();
    const first = engine.describe('a', PICTURE, 'wasm', impatient.signal);
    const second = engine.describe('b', PICTURE, 'wasm', live());
    await vi.advanceTimersByTimeAsync(1);
    impatient.abort();
    await expect(first).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1);
    loaded(sessionThat(async () => ANSWER));
    expect(await second).toEqual(ANSWER);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('falls back from WebGPU to WASM in a new session, and remembers it', async () => {
    const open = vi.fn(async (device: EngineDevice) => {
      if (device === 'webgpu') throw new Error('no adapter');
      return sessionThat(async () => ANSWER);
    });
    const engine = new Engine(open, LIMITS);
    await engine.describe('a', PICTURE, 'webgpu', live());
    await engine.describe('b', PICTURE, 'webgpu', live());
    expect(open.mock.calls.map(([device]) => device)).toEqual(['webgpu', 'wasm']);
  });

  it('tries a failed inference once more, in a new session', async () => {
    const broken = sessionThat(async () => Promise.reject(new Error('poisoned')));
    const sound = sessionThat(async () => ANSWER);
    const open = vi.fn().mockResolvedValueOnce(broken).mockResolvedValueOnce(sound);
    expect(await new Engine(open, LIMITS).describe('a', PICTURE, 'wasm', live())).toEqual(ANSWER);
    expect(broken.terminate).toHaveBeenCalledOnce();
  });

  it('terminates a hung inference, says so, and goes on with the next picture', async () => {
    const hung = sessionThat(() => new Promise(() => {}));
    const sound = sessionThat(async () => ANSWER);
    const open = vi.fn().mockResolvedValueOnce(hung).mockResolvedValueOnce(sound);
    const engine = new Engine(open, LIMITS);
    const first = engine.describe('a', PICTURE, 'wasm', live());
    const second = engine.describe('b', PICTURE, 'wasm', live());
    const failure = expect(first).rejects.toMatchObject({ reason: 'engine-timed-out' });
    await vi.advanceTimersByTimeAsync(LIMITS.inference);
    await failure;
    expect(hung.terminate).toHaveBeenCalledOnce();
    expect(await second).toEqual(ANSWER);
  });

  it('reports a model that cannot be loaded at all', async () => {
    const engine = new Engine(async () => Promise.reject(new Error('out of memory')), LIMITS);
    await expect(engine.describe('a', PICTURE, 'wasm', live())).rejects.toMatchObject({ reason: 'engine-failed' });
    expect(engine.state).toBe('absent');
  });
});

describe('Engine: cancelling', () => {
  it('cancels in the worker and lets go of the caller at once', async () => {
    const session = sessionThat(() => new Promise(() => {}));
    const engine = new Engine(async () => session, LIMITS);
    const controller = new AbortController();
    const work = engine.describe('a', PICTURE, 'wasm', controller.signal);
    const failure = expect(work).rejects.toBe('gone');
    await vi.advanceTimersByTimeAsync(1);
    controller.abort('gone');
    await failure;
    expect(session.worker.cancel).toHaveBeenCalledWith('a');
  });

  it('never starts a job that was cancelled while it waited', async () => {
    const describe = vi.fn(async () => ANSWER);
    const engine = new Engine(async () => sessionThat(describe), LIMITS);
    const controller = new AbortController();
    const first = engine.describe('a', PICTURE, 'wasm', live());
    const second = engine.describe('b', PICTURE, 'wasm', controller.signal);
    controller.abort('gone');
    await expect(second).rejects.toBe('gone');
    await first;
    expect(describe).toHaveBeenCalledTimes(1);
  });
});
