import PQueue from 'p-queue';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Captioner } from '@/lib/describers/captioner';
import { CaptionerQueue } from '@/lib/engine/captions/captioner-queue';
import { Checker } from '@/lib/engine/captions/checker';
import { type OpenChecker, OwnOpinions } from '@/lib/engine/captions/own-opinions';
import { DescribeError } from '@/lib/shared/errors';
import type { InstalledModel } from '@/lib/shared/installed-model';
import type { CaptionTask } from '@/lib/shared/wish';

const PICTURE = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
const CLIP: InstalledModel = { id: 'clip', revision: '1', architecture: 'clip', dtypes: {} };

/** A server that says "A cat.", and what an installed model thinks of it. */
function serverWith(installed: InstalledModel | null, think: () => Promise<number | null>) {
  const repair = vi.fn();
  const open = vi.fn<OpenChecker>(async () => ({
    run: async () => ({ support: await think(), checkerFault: null }),
    cancel: () => {},
    died: new Promise<never>(() => {}),
    terminate: () => {},
  }));
  const checker = new Checker({ checker: async () => installed, repair });
  const captioner = {
    id: 'server',
    caption: async () => ({ text: 'A cat.', language: 'en', logProbabilities: null, ending: 'stop' as const }),
  } as unknown as Captioner;
  const queue = new CaptionerQueue(2, new OwnOpinions(checker, open, new PQueue({ concurrency: 1 })));
  const ask = (task: CaptionTask = 'brief', signal = new AbortController().signal) =>
    queue.describe('a', captioner, PICTURE, { model: 'server', task, language: 'en' }, { signal });
  return { ask, open, repair };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(() => void vi.useRealTimers());

it.each([
  ['withheld where the picture does not show it', -0.4, { state: 'abstained', reason: 'not-supported' }],
  ['said with less confidence where that is in doubt', 0.5, { state: 'described', confidence: expect.closeTo(0.65) }],
  ['said as before where it fits well', 1.2, { state: 'described', confidence: null }],
])('what a server says is %s', async (_, support, expected) => {
  const { ask, open } = serverWith(CLIP, async () => support);
  expect(await ask()).toMatchObject(expected);
  await ask();
  expect(open, 'the model is loaded once').toHaveBeenCalledTimes(1);
});

it('nobody is asked of the text in an image, or of an answer, or where there is no such model', async () => {
  const { ask, open } = serverWith(CLIP, async () => -1);
  expect(await ask('text')).toMatchObject({ state: 'described' });
  expect(await ask('question')).toMatchObject({ state: 'described' });
  expect(open).not.toHaveBeenCalled();
  const without = serverWith(null, async () => -1);
  expect(await without.ask()).toMatchObject({ state: 'described' });
});

it('a model that cannot be loaded leaves the words as they are, and damaged files are fetched anew', async () => {
  const { ask, open, repair } = serverWith(CLIP, async () => null);
  open.mockRejectedValueOnce(new Error('out of memory'));
  expect(await ask()).toMatchObject({ state: 'described', confidence: null });
  expect(repair).not.toHaveBeenCalled();
  open.mockRejectedValueOnce(new DescribeError('model-damaged'));
  expect(await ask()).toMatchObject({ state: 'described', confidence: null });
  expect(repair).toHaveBeenCalledTimes(1);
});

it('one that does not answer is waited for twice, and no more', async () => {
  const { ask, open } = serverWith(CLIP, () => new Promise(() => {}));
  for (const _ of ['once', 'twice']) {
    const asked = ask();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await asked).toMatchObject({ state: 'described' });
  }
  expect(await ask()).toMatchObject({ state: 'described' });
  expect(open).toHaveBeenCalledTimes(2);
});

it('who goes away meanwhile gets no words', async () => {
  const { ask } = serverWith(CLIP, () => new Promise(() => {}));
  const leaving = new AbortController();
  const asked = ask('brief', leaving.signal);
  const gone = expect(asked).rejects.toThrow('gone');
  await vi.advanceTimersByTimeAsync(1);
  leaving.abort(new Error('gone'));
  await gone;
});
