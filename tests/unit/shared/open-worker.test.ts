import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openWorker } from '@/lib/shared/open-worker';
import { holdLife } from '@/lib/shared/worker-life';

const LIMIT_MS = 300_000;

/** A lock that its holder loses when it ends, whatever it is doing. */
function oneLock() {
  let end = () => {};
  let held: Promise<void> | undefined;
  const request = async (_name: string, ...[options, work]: [unknown, (() => unknown)?]) => {
    if (held) return held.then(work);
    held = new Promise((resolve) => (end = resolve));
    return (options as () => unknown)();
  };
  return { locks: { request } as unknown as LockManager, end: () => end() };
}

class FakeWorker extends EventTarget {
  readonly terminate = vi.fn();
  readonly postMessage = vi.fn();
  readonly tell = (data: string) => this.dispatchEvent(new MessageEvent('message', { data }));
}

function opening(load: () => Promise<string>) {
  const lock = oneLock();
  vi.stubGlobal('navigator', { locks: lock.locks });
  const worker = new FakeWorker();
  const opened = openWorker(() => worker as unknown as Worker, load, LIMIT_MS);
  opened.catch(() => {});
  return { opened, worker, end: lock.end, start: () => holdLife(lock.locks, 'worker', worker.tell) };
}

describe('openWorker', () => {
  beforeEach(() => void vi.unstubAllGlobals());

  it('notices at once that a worker ends while it loads', async () => {
    const load = vi.fn(() => new Promise<string>(() => {}));
    const { opened, worker, start, end } = opening(load);
    start();
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    end();
    await expect(opened).rejects.toThrow('ended by itself');
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('loads nothing before the worker can be missed, and misses it afterwards, too', async () => {
    const load = vi.fn(async () => 'loaded');
    const { opened, start, end } = opening(load);
    await Promise.resolve();
    expect(load).not.toHaveBeenCalled();
    start();
    const { loaded, died } = await opened;
    expect(loaded).toBe('loaded');
    end();
    await expect(died).rejects.toThrow('ended by itself');
  });

  it('asks a worker without locks, too', async () => {
    const { opened, worker } = opening(async () => 'loaded');
    vi.stubGlobal('navigator', {});
    holdLife(undefined, 'worker', worker.tell);
    expect((await opened).loaded).toBe('loaded');
  });
});
