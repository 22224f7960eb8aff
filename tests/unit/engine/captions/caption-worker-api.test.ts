import { describe, expect, it, vi } from 'vitest';
import type { TraceableCaptioner } from '@/lib/describers/generation';
import type { SimilarityModel } from '@/lib/describers/transformers/similarity';
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
  return (checker: InstalledModel | null) => api.caption('id', PICTURE, REQUEST, checker, () => {});
}

const sees = (similarity: number): SimilarityModel => ({ similarity: async () => similarity, fitsFrom: 0.2 });

describe('a second opinion', () => {
  it('is told as how far it is above the least', async () => {
    const caption = await workerWith(async () => sees(0.5));
    expect((await caption(model('clip'))).support).toBeCloseTo(0.3);
  });

  it('is loaded once, and another when there is another', async () => {
    const load = vi.fn(async ({ id }: InstalledModel) => sees(id === 'one' ? 0.5 : 0.1));
    const caption = await workerWith(load);
    await caption(model('one'));
    await caption(model('one'));
    expect((await caption(model('two'))).support).toBeCloseTo(-0.1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['damaged', new ModelError('damaged', 'onnx/text_model.onnx'), true, 2],
    ['out of memory', new Error('out of memory'), false, 1],
  ])('that cannot be had (%s) leaves the caption as it is', async (_, error, isCheckerDamaged, loads) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const load = vi.fn(async () => Promise.reject(error));
    const caption = await workerWith(load);
    const answer = await caption(model('clip'));
    expect(answer).toMatchObject({ text: 'A cat', support: null, isCheckerDamaged });
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
