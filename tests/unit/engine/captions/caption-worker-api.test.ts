import { describe, expect, it, vi } from 'vitest';
import type { TraceableCaptioner } from '@/lib/describers/generation';
import type { SimilarityModel } from '@/lib/describers/transformers/similarity';
import { type CaptionWorkerHandle, type CheckedCaption, captionSession } from '@/lib/engine/captions/caption-session';
import { createCaptionWorkerApi } from '@/lib/engine/captions/caption-worker-api';
import type { InstalledModel } from '@/lib/shared/installed-model';
import { ModelError } from '@/lib/shared/model-error';

const PICTURE = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
const REQUEST = { task: 'brief', language: 'en', maxTokens: 8 } as const;
const model = (id: string): InstalledModel => ({ id, revision: '1', architecture: 'clip', dtypes: {} });

/** A worker that says "A cat", and has the given second opinion of it. */
async function workerWith(loadChecker: (model: InstalledModel) => Promise<SimilarityModel>) {
  const caption = { text: 'A cat', language: 'en', logProbabilities: null, ending: 'stop' as const };
  const captioner = { caption: async () => caption } as unknown as TraceableCaptioner;
  const api = createCaptionWorkerApi({ loadCaptioner: async () => ({ captioner, reads: {} }), loadChecker });
  await api.load(model('captioner'), 'wasm');
  const handle = { api, loaded: {}, died: new Promise(() => {}), terminate: () => {} };
  const session = captionSession(handle as unknown as CaptionWorkerHandle);
  return (checker: InstalledModel | null) =>
    session.run('id', { picture: PICTURE, request: REQUEST, checker }, () => {}) as Promise<CheckedCaption>;
}

const sees = (similarity: number): SimilarityModel => ({
  similarity: async () => similarity,
  fitsFrom: 0.2,
  fitsWellFrom: 0.4,
});

describe('a second opinion', () => {
  it('is told as how far it is above the least, by what fits well', async () => {
    const caption = await workerWith(async () => sees(0.5));
    expect((await caption(model('clip'))).support).toBeCloseTo(1.5);
  });

  it('is loaded once, and another when there is another', async () => {
    const load = vi.fn(async ({ id }: InstalledModel) => sees(id === 'one' ? 0.5 : 0.1));
    const caption = await workerWith(load);
    await caption(model('one'));
    await caption(model('one'));
    expect((await caption(model('two'))).support).toBeCloseTo(-0.5);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['damaged', new ModelError('damaged', 'onnx/text_model.onnx'), 'damaged', 2],
    ['out of memory', new Error('out of memory'), null, 1],
  ])('that cannot be had (%s) leaves the caption as it is', async (_, error, checkerFault, loads) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const load = vi.fn(async () => Promise.reject(error));
    const caption = await workerWith(load);
    const answer = await caption(model('clip'));
    expect(answer).toMatchObject({ text: 'A cat', support: null, checkerFault });
    await caption(model('clip'));
    expect(load, 'anew only if it may be mended').toHaveBeenCalledTimes(loads);
    warn.mockRestore();
  });

  it('is not asked where none is installed', async () => {
    const load = vi.fn(async () => sees(1));
    const caption = await workerWith(load);
    expect((await caption(null)).support).toBeNull();
    expect(load).not.toHaveBeenCalled();
  });
});

describe('the answer to a known picture', () => {
  const none = Number.NEGATIVE_INFINITY;
  it.each([
    [
      'the last word',
      [
        [1, 5, 2],
        [3, 1, 4],
      ],
      [3, 1, 4],
    ],
    [
      'the last that was not given',
      [
        [none, 0, none],
        [1, 5, 2],
        [none, none, 0],
      ],
      [1, 5, 2],
    ],
    ['the only one', [[none, 0, none]], [none, 0, none]],
  ])('is told by the scores of %s', async (_, steps, expected) => {
    const generate: TraceableCaptioner['generate'] = async (_picture, _request, { maxTokens, onScores }) => {
      for (const scores of steps.slice(0, maxTokens)) onScores?.(Float32Array.from(scores));
      return { tokens: [], logProbabilities: [], text: '', ending: 'length' };
    };
    const captioner = { generate } as unknown as TraceableCaptioner;
    const loadChecker = async () => sees(1);
    const api = createCaptionWorkerApi({ loadCaptioner: async () => ({ captioner, reads: {} }), loadChecker });
    await api.load(model('m'), 'wasm');
    expect(Array.from(await api.canary())).toEqual(expected);
  });
});
