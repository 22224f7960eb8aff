import { afterEach, describe, expect, it, vi } from 'vitest';
import { hasOtherFiles, modelsWithOtherFiles, offersForDevice } from '@/lib/engine/offers';

const NONE = { has: () => false };
const ACME = { adapter: 'acme' };

/** A browser on a machine with such a graphics card, or none. */
function onDevice({ features, deviceMemory = 8 }: { features?: string[]; deviceMemory?: number }): void {
  const adapter = { info: { vendor: 'acme' }, limits: { maxBufferSize: 2 ** 30 }, features: new Set(features) };
  const gpu = features && { requestAdapter: async () => adapter };
  vi.stubGlobal('navigator', { gpu, deviceMemory });
}

afterEach(() => void vi.unstubAllGlobals());

describe('offersForDevice', () => {
  it.each([
    ['a graphics card with half precision', { features: ['shader-f16'] }, 'florence-2-base-ft', 'fp16'],
    ['a graphics card without', { features: [] }, 'florence-2-base-ft', 'fp32'],
    ['no graphics card', {}, 'distilvit', 'q8'],
    ['little memory', { features: ['shader-f16'], deviceMemory: 2 }, 'distilvit', 'fp16'],
  ])('with %s', async (_, device, recommended, visionFormat) => {
    onDevice(device);
    const { offers } = await offersForDevice(NONE);
    expect(offers.filter(({ isRecommended }) => isRecommended).map(({ request }) => request.id)).toEqual([recommended]);
    expect(offers[0]?.request.id).toBe(recommended);
    const florence = offers.find(({ request }) => request.id === 'florence-2-base-ft');
    expect(florence?.request.dtypes.vision_encoder).toBe(visionFormat);
  });

  it('offers other files of a model whose best ones the graphics card computes wrongly', async () => {
    onDevice({ features: ['shader-f16'] });
    const { offers } = await offersForDevice({ has: (name) => name === 'florence-2-base-ft fp16+q4 webgpu on acme' });
    const dtypesOf = (id: string) => offers.find(({ request }) => request.id === id)?.request.dtypes;
    expect(dtypesOf('florence-2-base-ft')?.vision_encoder).toBe('fp32');
    expect(dtypesOf('smolvlm-256m')?.vision_encoder, 'of others nothing is known').toBe('fp16');
  });
});

describe('hasOtherFiles', () => {
  const fp16 = { embed_tokens: 'fp16', vision_encoder: 'fp16', encoder_model: 'q4', decoder_model_merged: 'q4' };
  const unfit = { has: (name: string) => name === 'florence-2-base-ft fp16+q4 webgpu on acme' };
  const status = (dtypes: Record<string, string> | null) => ({ id: 'florence-2-base-ft', dtypes });

  it('is so for files that have turned out unfit, where others are offered', async () => {
    onDevice({ features: ['shader-f16'] });
    const florence = ({ offers }: Awaited<ReturnType<typeof offersForDevice>>) =>
      offers.find(({ request }) => request.id === 'florence-2-base-ft') ?? expect.fail();
    const offer = florence(await offersForDevice(unfit));
    expect(hasOtherFiles(offer, status(fp16), unfit, ACME)).toBe(true);
    expect(hasOtherFiles(offer, status(offer.request.dtypes), unfit, ACME), 'they are here already').toBe(false);
    expect(hasOtherFiles(offer, status(fp16), unfit, { adapter: 'another' }), 'of this card nothing is known').toBe(
      false,
    );
    expect(hasOtherFiles(offer, status(fp16), NONE, ACME), 'they work').toBe(false);
    expect(hasOtherFiles(offer, status(null), unfit, ACME), 'nothing is installed').toBe(false);
    expect(hasOtherFiles(florence(await offersForDevice(NONE)), status(fp16), unfit, ACME), 'there are no others').toBe(
      false,
    );
  });

  it('tells of which of all models it is so, and does not look at the graphics card for none', async () => {
    onDevice({ features: ['shader-f16'] });
    const others = { id: 'distilvit', dtypes: fp16 };
    expect(await modelsWithOtherFiles([others, status(fp16)], unfit)).toEqual(['florence-2-base-ft']);
    expect(await modelsWithOtherFiles([status(fp16)], NONE)).toEqual([]);
    vi.stubGlobal('navigator', null);
    expect(await modelsWithOtherFiles([], unfit)).toEqual([]);
  });
});
