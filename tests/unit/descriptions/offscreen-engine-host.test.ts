import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createOffscreenEngineHost } from '@/lib/descriptions/offscreen-engine-host';
import type { EngineJob } from '@/lib/messaging/protocol';
import { declined } from '@/lib/shared/outcome';

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: send, handleMessage: () => () => {} }));

const WISH: EngineJob['wish'] = { device: 'wasm', captionDevice: 'wasm', caption: null };
const job = (id: string): EngineJob => ({
  id,
  pixels: { type: 'encoded', file: new Blob() },
  background: [255, 255, 255],
  wish: WISH,
  urgency: 0,
});
const ANSWER = declined('blank-image');
const never = () => new Promise<never>(() => {});
const live = () => new AbortController().signal;

const offscreen = { createDocument: vi.fn(), closeDocument: vi.fn(), Reason: { WORKERS: 'WORKERS' } };
let isOpen = false;

beforeEach(() => {
  vi.useFakeTimers();
  isOpen = false;
  send.mockReset();
  offscreen.createDocument.mockReset().mockImplementation(async () => {
    if (isOpen) throw new Error('Only a single offscreen document may be created.');
    isOpen = true;
  });
  offscreen.closeDocument.mockReset().mockImplementation(async () => {
    isOpen = false;
  });
  const runtime = {
    getContexts: async () => (isOpen ? [{}] : []),
    getURL: (path: string) => path,
    ContextType: { OFFSCREEN_DOCUMENT: 'OFFSCREEN_DOCUMENT' },
  };
  vi.stubGlobal('chrome', { runtime, offscreen });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a document that does not open is closed, and another is opened for the same job', async () => {
  offscreen.createDocument.mockImplementationOnce(never);
  send.mockResolvedValue(ANSWER);
  const outcome = createOffscreenEngineHost().describe(job('a'), live(), () => {});
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await outcome).toEqual(ANSWER);
  expect(offscreen.closeDocument).toHaveBeenCalledOnce();
});

it('a document that no longer answers is closed once, whoever waits for it, and all jobs are offered to another', async () => {
  const silent = new Set(['a', 'b']);
  send.mockImplementation((type, data) => {
    if (isSilent()) return never();
    return Promise.resolve(type === 'engine:status' ? {} : declined('blank-image', { source: data.id }));
  });
  const isSilent = () => offscreen.closeDocument.mock.calls.length === 0;
  const host = createOffscreenEngineHost();
  const outcomes = Promise.all([...silent].map((id) => host.describe(job(id), live(), () => {})));
  await vi.advanceTimersByTimeAsync(60_000 + 30_000);
  expect((await outcomes).map(({ source }) => source)).toEqual(['a', 'b']);
  expect(offscreen.closeDocument).toHaveBeenCalledOnce();
  expect(offscreen.createDocument).toHaveBeenCalledTimes(2);
});

it('a document that answers may take its time', async () => {
  let answer = (_: typeof ANSWER) => {};
  send.mockImplementation((type) =>
    type === 'engine:status' ? Promise.resolve({}) : new Promise((resolve) => (answer = resolve)),
  );
  const outcome = createOffscreenEngineHost().describe(job('a'), live(), () => {});
  await vi.advanceTimersByTimeAsync(3_600_000);
  answer(ANSWER);
  expect(await outcome).toEqual(ANSWER);
  expect(offscreen.closeDocument).not.toHaveBeenCalled();
  expect(vi.getTimerCount(), 'nobody watches any more').toBe(0);
});

it('a command to a silent document fails, and the next one reaches another', async () => {
  send.mockImplementationOnce(never).mockImplementationOnce(never).mockResolvedValue([]);
  const host = createOffscreenEngineHost();
  const failure = expect(host.models({ type: 'list' })).rejects.toThrow('does not answer');
  await vi.advanceTimersByTimeAsync(90_000);
  await failure;
  expect(await host.models({ type: 'list' })).toEqual([]);
  expect(offscreen.createDocument).toHaveBeenCalledTimes(2);
});
