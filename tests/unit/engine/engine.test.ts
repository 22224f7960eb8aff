import PQueue from 'p-queue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Engine } from '@/lib/engine/engine';
import type { Session, Setup } from '@/lib/engine/session';
import type { EngineDevice } from '@/lib/shared/engine-device';
import { DescribeError } from '@/lib/shared/errors';
import { declined, type Outcome } from '@/lib/shared/outcome';
import { Priority } from '@/lib/shared/priority';
import type { OnText } from '@/lib/shared/progress';

const PICTURE = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
const ANSWER = declined('blank-image');
const LIMITS = { silence: 1000, answer: 10_000, cancelling: 100, idle: 5000 };

type GraphicsSession = Session<typeof PICTURE, Outcome>;

/** A session whose worker answers as told; the model itself is tested in a real browser. */
function sessionThat(run: GraphicsSession['run']) {
  return { run: vi.fn(run), cancel: vi.fn(), died: new Promise<never>(() => {}), terminate: vi.fn() };
}

/** An engine, and what asks it as the host does: the wanted device first, then WASM. */
function engineOf(open: (device: EngineDevice) => Promise<GraphicsSession>) {
  const engine = new Engine<typeof PICTURE, Outcome>({ limits: LIMITS, unfit: new Set() });
  const setup = (device: EngineDevice): Setup<typeof PICTURE, Outcome> => ({
    name: device,
    device,
    open: () => open(device),
  });
  const describe = (
    id: string,
    device: EngineDevice = 'wasm',
    signal = new AbortController().signal,
    onText?: (text: string) => void,
  ) =>
    engine.run(id, PICTURE, device === 'wasm' ? [setup('wasm')] : [setup(device), setup('wasm')], { signal, onText });
  return { engine, describe };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Engine: sessions', () => {
  it('keeps one session for many pictures, and returns its memory when idle', async () => {
    const session = sessionThat(async () => ANSWER);
    const open = vi.fn(async () => session);
    const { engine, describe } = engineOf(open);
    expect(await describe('a')).toEqual(ANSWER);
    expect(await describe('b')).toEqual(ANSWER);
    expect(open).toHaveBeenCalledTimes(1);
    expect(engine.state).toBe('ready');

    vi.advanceTimersByTime(LIMITS.idle);
    expect(session.terminate).toHaveBeenCalledOnce();
    expect(engine.state).toBe('absent');
  });

  it('gives up the session of one that is forgotten, also while it is loaded', async () => {
    const session = sessionThat(async () => ANSWER);
    let loaded = (_: GraphicsSession) => {};
    const { engine, describe } = engineOf(
      () =>
        new Promise((resolve) => {
          loaded = resolve;
        }),
    );
    const stop = new AbortController();
    const first = describe('a', 'wasm', stop.signal);
    await vi.advanceTimersByTimeAsync(0);
    engine.forget((name) => name === 'wasm');
    stop.abort();
    await expect(first).rejects.toBe(stop.signal.reason);
    loaded(session);
    await vi.advanceTimersByTimeAsync(0);
    expect(session.terminate).toHaveBeenCalledOnce();

    const second = describe('b');
    await vi.advanceTimersByTimeAsync(0);
    const other = sessionThat(async () => ANSWER);
    loaded(other);
    await second;
    engine.forget((name) => name === 'another');
    expect(other.terminate).not.toHaveBeenCalled();
    engine.forget((name) => name === 'wasm');
    expect(other.terminate).toHaveBeenCalledOnce();
  });

  it('opens another session for another revision of a model', async () => {
    const open = vi.fn(async () => sessionThat(async () => ANSWER));
    const engine = new Engine<typeof PICTURE, Outcome>({ limits: LIMITS, unfit: new Set() });
    const ask = (key: string) =>
      engine.run('a', PICTURE, [{ name: 'model wasm', key, device: 'wasm', open }], {
        signal: new AbortController().signal,
      });
    await ask('model@1 wasm');
    await ask('model@1 wasm');
    await ask('model@2 wasm');
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('tells how much of a model has been read, how far its words are, and in which language', async () => {
    const session = sessionThat(async (_, __, onText) => {
      onText('A cat', { step: 'speaking', part: 0.25 }, 'en');
      return ANSWER;
    });
    const open: Setup<typeof PICTURE, Outcome>['open'] = async (onProgress) => {
      onProgress({ step: 'loading', part: 0.5 });
      onProgress(undefined);
      return session;
    };
    const engine = new Engine<typeof PICTURE, Outcome>({ limits: LIMITS, unfit: new Set() });
    const heard: unknown[] = [];
    const signal = new AbortController().signal;
    const onText: OnText = (...told) => heard.push(told);
    const ask = () => engine.run('a', PICTURE, [{ name: 'wasm', device: 'wasm', open }], { signal, onText });
    await ask();
    const words = ['A cat', { step: 'speaking', part: 0.25 }, 'en'];
    expect(heard).toEqual([['', { step: 'loading', part: 0.5 }], ['', undefined], words]);
    await ask();
    expect(heard.slice(3), 'it is loaded once').toEqual([words]);
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
    const { describe } = engineOf(async () => session);
    await Promise.all(['a', 'b', 'c'].map((id) => describe(id)));
    expect(most).toBe(1);
  });

  it('loads one model, also when those who asked first lose interest meanwhile', async () => {
    let loaded = (_: GraphicsSession) => {};
    const open = vi.fn(() => new Promise<GraphicsSession>((resolve) => (loaded = resolve)));
    const { describe } = engineOf(open);
    const impatient = new AbortController();
    const first = describe('a', 'wasm', impatient.signal);
    const second = describe('b');
    await vi.advanceTimersByTimeAsync(1);
    impatient.abort();
    await expect(first).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1);
    loaded(sessionThat(async () => ANSWER));
    expect(await second).toEqual(ANSWER);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('lets other models answer while one is loaded, and then has it asked before all of its kind', async () => {
    const queue = new PQueue({ concurrency: 1 });
    const [graphics, captions] = [0, 1].map(
      () => new Engine<typeof PICTURE, Outcome>({ limits: LIMITS, unfit: new Set(), queue }),
    ) as [Engine<typeof PICTURE, Outcome>, Engine<typeof PICTURE, Outcome>];
    const order: string[] = [];
    let running = 0;
    const session = sessionThat(async (id) => {
      expect(++running, 'one inference at a time').toBe(1);
      await Promise.resolve();
      running--;
      order.push(id);
      return ANSWER;
    });
    let loaded = (_: GraphicsSession) => {};
    const loading = new Promise<GraphicsSession>((resolve) => (loaded = resolve));
    const opened: string[] = [];
    const ask = (engine: typeof graphics, id: string, name: string, ahead = 0, priority = -3) => {
      const open = () => {
        opened.push(name);
        return name === 'slow' ? loading : Promise.resolve(session);
      };
      const signal = new AbortController().signal;
      return engine.run(id, PICTURE, [{ name, device: 'wasm', open }], {
        signal,
        ahead,
        priority: new Priority(priority),
      });
    };
    const all = [ask(captions, 'photo', 'slow')];
    await ask(graphics, 'icon', 'graphics', 100);
    expect(order).toEqual(['icon']);
    all.push(ask(captions, 'other', 'other model', 0, 0), ask(captions, 'second photo', 'slow'));
    await vi.advanceTimersByTimeAsync(1);
    loaded(session);
    all.push(ask(graphics, 'second icon', 'graphics', 100));
    await Promise.all(all);
    expect(order.slice(0, 3).sort()).toEqual(['icon', 'photo', 'second icon']);
    expect(opened).toEqual(['slow', 'graphics', 'other model', 'slow']);
  });

  it('falls back from WebGPU to WASM in a new session, and remembers it', async () => {
    const open = vi.fn(async (device: EngineDevice) => {
      if (device === 'webgpu') throw new Error('no adapter');
      return sessionThat(async () => ANSWER);
    });
    const { describe } = engineOf(open);
    await describe('a', 'webgpu');
    await describe('b', 'webgpu');
    expect(open.mock.calls.map(([device]) => device)).toEqual(['webgpu', 'wasm']);
  });

  it('tries a failed inference once more, in a new session', async () => {
    const broken = sessionThat(async () => Promise.reject(new Error('poisoned')));
    const sound = sessionThat(async () => ANSWER);
    const open = vi.fn().mockResolvedValueOnce(broken).mockResolvedValueOnce(sound);
    expect(await engineOf(open).describe('a')).toEqual(ANSWER);
    expect(broken.terminate).toHaveBeenCalledOnce();
  });

  it('terminates a hung inference, says so, and goes on with the next picture', async () => {
    const hung = sessionThat(() => new Promise(() => {}));
    const sound = sessionThat(async () => ANSWER);
    const open = vi.fn().mockResolvedValueOnce(hung).mockResolvedValueOnce(sound);
    const { describe } = engineOf(open);
    const first = describe('a');
    const second = describe('b');
    const failure = expect(first).rejects.toMatchObject({ reason: 'engine-timed-out' });
    await vi.advanceTimersByTimeAsync(LIMITS.silence);
    await failure;
    expect(hung.terminate).toHaveBeenCalledOnce();
    expect(await second).toEqual(ANSWER);
  });

  it('leaves a device that fails twice at the same picture, and stays away from it', async () => {
    const open = vi.fn(async (device: EngineDevice) =>
      sessionThat(async () => (device === 'webgpu' ? Promise.reject(new Error('out of memory')) : ANSWER)),
    );
    const { engine, describe } = engineOf(open);
    expect(await describe('a', 'webgpu')).toEqual(ANSWER);
    expect(await describe('b', 'webgpu')).toEqual(ANSWER);
    expect(open.mock.calls.map(([device]) => device)).toEqual(['webgpu', 'webgpu', 'wasm']);
    expect(engine.failure).toContain('out of memory');
  });

  it('gives the next picture to the next device when one hangs', async () => {
    const open = vi.fn(async (device: EngineDevice) =>
      sessionThat(() => (device === 'webgpu' ? new Promise(() => {}) : Promise.resolve(ANSWER))),
    );
    const { describe } = engineOf(open);
    const failure = expect(describe('a', 'webgpu')).rejects.toMatchObject({ reason: 'engine-timed-out' });
    await vi.advanceTimersByTimeAsync(LIMITS.silence);
    await failure;
    expect(await describe('b', 'webgpu')).toEqual(ANSWER);
    expect(open.mock.calls.map(([device]) => device)).toEqual(['webgpu', 'wasm']);
  });

  it('does not try again what is damaged', async () => {
    const open = vi.fn(async () => Promise.reject(new DescribeError('model-damaged')));
    await expect(engineOf(open).describe('a', 'webgpu')).rejects.toMatchObject({ reason: 'model-damaged' });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('opens another session when the worker has ended by itself', async () => {
    let end = (_: Error) => {};
    const ended = { ...sessionThat(async () => ANSWER), died: new Promise<never>((_, reject) => (end = reject)) };
    const open = vi
      .fn()
      .mockResolvedValueOnce(ended)
      .mockResolvedValueOnce(sessionThat(async () => ANSWER));
    const { engine, describe } = engineOf(open);
    await describe('a');
    end(new Error('ended by itself'));
    await vi.advanceTimersByTimeAsync(1);
    expect(engine.state).toBe('absent');
    expect(await describe('b')).toEqual(ANSWER);
    expect(ended.run).toHaveBeenCalledTimes(1);
  });

  it('runs again what was under way when the memory was given back', async () => {
    let stop = (_: Error) => {};
    const died = new Promise<never>((_, reject) => (stop = reject));
    died.catch(() => {});
    const busy = { ...sessionThat(() => new Promise(() => {})), died, terminate: () => stop(new Error('stopped')) };
    const open = vi
      .fn()
      .mockResolvedValueOnce(busy)
      .mockResolvedValueOnce(sessionThat(async () => ANSWER));
    const { engine, describe } = engineOf(open);
    const work = describe('a');
    await vi.advanceTimersByTimeAsync(1);
    engine.unload();
    expect(await work).toEqual(ANSWER);
  });

  it('reports a model that cannot be loaded at all', async () => {
    const { engine, describe } = engineOf(async () => Promise.reject(new Error('out of memory')));
    await expect(describe('a')).rejects.toMatchObject({ reason: 'engine-failed' });
    expect(engine.state).toBe('absent');
  });
});

describe('Engine: a model that fails at each picture', () => {
  const broken = () => sessionThat(async () => Promise.reject(new Error('not a number')));
  /** As images of a page are asked for, or one by its reader. */
  function asking(open: () => Promise<GraphicsSession>) {
    const engine = new Engine<typeof PICTURE, Outcome>({ limits: LIMITS, unfit: new Set() });
    return (priority = -1, name = 'model') =>
      engine.run('a', PICTURE, [{ name, device: 'wasm', open }], {
        signal: new AbortController().signal,
        priority: new Priority(priority),
      });
  }

  it('is given up for some minutes, also for those who wait already', async () => {
    const open = vi.fn(async () => broken());
    const ask = asking(open);
    const failures = await Promise.allSettled([ask(), ask(), ask(), ask(), ask()]);
    expect(failures.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    expect(open, 'two loads for each of three').toHaveBeenCalledTimes(6);
    await expect(ask()).rejects.toMatchObject({
      reason: 'engine-failed',
      message: expect.stringMatching(/given up for a while: .*not a number/),
    });
    await expect(ask(-1, 'another model')).rejects.toThrow(/^Error: not a number/);
    expect(open).toHaveBeenCalledTimes(8);
  });

  it('is given up with its own reason where there is something to do', async () => {
    const open = vi.fn(async () => Promise.reject(new DescribeError('model-untrue', 'another answer')));
    const ask = asking(open);
    await Promise.allSettled([ask(), ask(), ask(), ask()]);
    await expect(ask()).rejects.toMatchObject({ reason: 'model-untrue' });
    expect(open, 'not for each image of a page').toHaveBeenCalledTimes(3);
  });

  it('is tried by the wish of the user, and again after a while: works once, and all is well', async () => {
    const open = vi.fn(async () => broken());
    const ask = asking(open);
    for (let picture = 0; picture < 3; picture++) await expect(ask()).rejects.toThrow('not a number');
    await expect(ask(0)).rejects.toThrow(/^Error: not a number/);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    await expect(ask(), 'tried once').rejects.toThrow(/^Error: not a number/);
    await expect(ask()).rejects.toThrow('given up');
    open.mockImplementation(async () => sessionThat(async () => ANSWER));
    expect(await ask(0)).toEqual(ANSWER);
    expect(await ask()).toEqual(ANSWER);
  });
});

describe('Engine: cancelling', () => {
  it('cancels in the worker and lets go of the caller at once', async () => {
    const session = sessionThat(() => new Promise(() => {}));
    const { describe } = engineOf(async () => session);
    const controller = new AbortController();
    const work = describe('a', 'wasm', controller.signal);
    const failure = expect(work).rejects.toBe('gone');
    await vi.advanceTimersByTimeAsync(1);
    controller.abort('gone');
    await failure;
    expect(session.cancel).toHaveBeenCalledWith('a');
  });

  it('never starts a job that was cancelled while it waited', async () => {
    const run = vi.fn(async () => ANSWER);
    const { describe } = engineOf(async () => sessionThat(run));
    const controller = new AbortController();
    const first = describe('a');
    const second = describe('b', 'wasm', controller.signal);
    controller.abort('gone');
    await expect(second).rejects.toBe('gone');
    await first;
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('stops the worker when a cancelled inference does not come back, and goes on', async () => {
    const deaf = sessionThat(() => new Promise(() => {}));
    const sound = sessionThat(async () => ANSWER);
    const open = vi.fn().mockResolvedValueOnce(deaf).mockResolvedValueOnce(sound);
    const { describe } = engineOf(open);
    const controller = new AbortController();
    const first = describe('a', 'wasm', controller.signal);
    const failure = expect(first).rejects.toBe('gone');
    const second = describe('b');
    await vi.advanceTimersByTimeAsync(1);
    controller.abort('gone');
    await failure;
    await vi.advanceTimersByTimeAsync(LIMITS.cancelling);
    expect(deaf.terminate).toHaveBeenCalledOnce();
    expect(await second).toEqual(ANSWER);
  });
});

describe('Engine: models that write word by word', () => {
  it('waits as long as words come, and passes them on', async () => {
    let say = (_: string) => {};
    let finish = (_: Outcome) => {};
    const slow = sessionThat((_, __, onText) => {
      say = onText;
      return new Promise((resolve) => (finish = resolve));
    });
    const heard: string[] = [];
    const work = engineOf(async () => slow).describe('a', 'wasm', undefined, (text) => heard.push(text));
    for (const text of ['A', 'A cat', 'A cat sleeps']) {
      await vi.advanceTimersByTimeAsync(LIMITS.silence - 1);
      say(text);
    }
    finish(ANSWER);
    expect(await work).toEqual(ANSWER);
    expect(heard).toEqual(['A', 'A cat', 'A cat sleeps']);
  });
  it('does not wait for ever, however many words come', async () => {
    const endless = sessionThat((_, __, onText) => {
      setInterval(() => onText('and'), LIMITS.silence / 2);
      return new Promise(() => {});
    });
    const { describe } = engineOf(async () => endless);
    const failure = expect(describe('a')).rejects.toMatchObject({ reason: 'engine-timed-out' });
    await vi.advanceTimersByTimeAsync(LIMITS.answer);
    await failure;
    expect(endless.terminate).toHaveBeenCalledOnce();
  });
});
