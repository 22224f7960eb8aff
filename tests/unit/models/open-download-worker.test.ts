import { expose } from 'comlink';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DownloadWorkerApi } from '@/lib/models/download/download.worker';
import { createModelDownloads } from '@/lib/models/download/open-download-worker';
import type { ModelState, ModelStatus } from '@/lib/shared/model-status';
import { holdLife } from '@/lib/shared/worker-life';

vi.mock('@/lib/models/download/download.worker?worker', () => ({ default: class {} }));

/** One that never answers. */
class SilentWorker extends EventTarget {
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn();
}

let workers: SilentWorker[];
const spawn = () => {
  const worker = new SilentWorker();
  workers.push(worker);
  return worker as unknown as Worker;
};

beforeEach(() => {
  workers = [];
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { storage: { persist: async () => true } });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a worker that cannot start is told of, and the next command starts another', async () => {
  const downloads = createModelDownloads(() => {}, spawn);
  const first = downloads.do({ type: 'list' });
  workers[0]?.dispatchEvent(new Event('error'));
  await expect(first).rejects.toThrow('failed to start');
  expect(workers[0]?.terminate).toHaveBeenCalled();
  const second = downloads.do({ type: 'list' });
  expect(workers).toHaveLength(2);
  const outcome = expect(second).rejects.toThrow('too long');
  await vi.advanceTimersByTimeAsync(30_000);
  await outcome;
  expect(workers[1]?.terminate).toHaveBeenCalled();
});

describe('a worker that dies', () => {
  const statusOf = (state: ModelState) => ({ id: 'model', state, error: null }) as Partial<ModelStatus> as ModelStatus;
  const ports: MessagePort[] = [];
  afterEach(() => {
    for (const port of ports.splice(0)) port.close();
  });

  /** Workers that answer, each with the next of these; what was told of; and how the newest worker is ended. */
  function answering(...states: ModelState[]) {
    vi.useRealTimers();
    const newest: { worker?: MessagePort & { terminate?: () => void } } = {};
    let spawned = 0;
    const spawnNext = () => {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1, port2);
      const statuses = [statusOf(states[spawned++] ?? 'installed')];
      const api: Partial<DownloadWorkerApi> = {
        open: async (onChange) => onChange(statuses),
        statuses: async () => statuses,
        resume: async () => {},
      };
      expose(api, port2 as never);
      holdLife(undefined, '', (message) => port2.postMessage(message));
      newest.worker = Object.assign(port1, { terminate: () => {} });
      return port1 as unknown as Worker;
    };
    const told: ModelState[] = [];
    const downloads = createModelDownloads(([status]) => void (status && told.push(status.state)), spawnNext);
    return { downloads, told, die: () => newest.worker?.dispatchEvent(new Event('error')), spawned: () => spawned };
  }

  it('in the middle of a download is replaced once; then what was moving is told to have failed', async () => {
    const { downloads, told, die, spawned } = answering('downloading', 'downloading', 'installed');
    await downloads.do({ type: 'list' });
    die();
    await vi.waitFor(() => expect(spawned()).toBe(2));
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(2));
    expect(told).not.toContain('failed');
    die();
    await vi.waitFor(() => expect(told.at(-1)).toBe('failed'));
    expect(spawned()).toBe(2);
    await downloads.do({ type: 'resume', id: 'model' });
    expect(told.at(-1)).toBe('installed');
  });

  it('while nothing is moving is replaced when it is needed', async () => {
    const { downloads, told, die, spawned } = answering('installed');
    await downloads.do({ type: 'list' });
    die();
    await vi.waitFor(async () => {
      await downloads.do({ type: 'list' });
      expect(spawned()).toBe(2);
    });
    expect(told).toEqual(['installed', 'installed']);
  });
});

it('the browser is asked to keep what is fetched, and may refuse', async () => {
  const persist = vi.fn(async () => Promise.reject(new Error('no')));
  vi.stubGlobal('navigator', { storage: { persist } });
  const downloads = createModelDownloads(() => {}, spawn);
  downloads.do({ type: 'list' }).catch(() => {});
  expect(persist).toHaveBeenCalledOnce();
  expect(workers).toHaveLength(1);
});
