import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createModelDownloads } from '@/lib/models/download/open-download-worker';

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
