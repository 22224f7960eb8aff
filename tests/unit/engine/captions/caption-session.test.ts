import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CaptionWorkerHandle, captionSession } from '@/lib/engine/captions/caption-session';
import { Engine } from '@/lib/engine/engine';

const PICTURE = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
const REQUEST = { task: 'brief', language: 'en', maxTokens: 8 } as const;
const CHECKER = { id: 'clip', revision: '1', architecture: 'clip', dtypes: {} } as const;
const CAPTION = { text: 'A cat', language: 'en', logProbabilities: null, ending: 'stop' } as const;
const LIMITS = { silence: 70_000, answer: 600_000, cancelling: 100, idle: 1_000_000 };
const never = () => new Promise<never>(() => {});

/** A worker whose checker never answers. */
function stuckSession(ping: () => Promise<void>) {
  const terminate = vi.fn();
  // The caption itself takes its time without a word.
  const caption = () => new Promise((resolve) => setTimeout(() => resolve(CAPTION), LIMITS.silence - 1));
  const api = { caption, secondOpinion: never, ping };
  const session = captionSession({ api, loaded: {}, died: never(), terminate } as unknown as CaptionWorkerHandle);
  return { session, terminate };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => void vi.useRealTimers());

it.each([
  ['is stuck with its worker', never, 1],
  ['alone is slow', async () => {}, 0],
])('does without a second opinion that %s, and keeps the captioner', async (_, ping, terminated) => {
  const { session, terminate } = stuckSession(ping);
  const engine = new Engine({ limits: LIMITS, unfit: new Set() });
  const setups = ['webgpu', 'wasm'].map((name) => ({ name, device: 'wasm' as const, open: async () => session }));
  const job = { picture: PICTURE, request: REQUEST, checker: CHECKER };
  const work = engine.run('a', job, setups, { signal: new AbortController().signal });
  await vi.advanceTimersByTimeAsync(LIMITS.silence + 65_000);
  expect(await work).toMatchObject({ text: 'A cat', support: null, checkerFault: 'slow' });
  await vi.advanceTimersByTimeAsync(1);
  expect(terminate).toHaveBeenCalledTimes(terminated);
  expect([engine.setup, engine.failure]).toEqual(['webgpu', null]);
});
