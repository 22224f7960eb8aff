import { beforeEach, expect, it, vi } from 'vitest';
import { createOtherFilesFinder } from '@/lib/descriptions/find-other-files';
import { CATALOGUE } from '@/lib/models/catalogue';
import type { Manifest } from '@/lib/models/manifest';

const florence = CATALOGUE.find(({ id }) => id === 'florence-2-base-ft') ?? expect.fail();
const manifest = (changes: Partial<Manifest> = {}) =>
  ({ id: florence.id, dtypes: florence.dtypes['webgpu-f16'], files: [{ sha256: 'x' }], ...changes }) as Manifest;

beforeEach(() => {
  const adapter = { info: { vendor: 'acme' }, limits: { maxBufferSize: 2 ** 30 }, features: new Set(['shader-f16']) };
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter }, deviceMemory: 8 });
});

it('is told when files turn out unfit, and again when others are on their way', async () => {
  const unfit = new Set<string>();
  let models = [manifest()];
  const told: string[][] = [];
  const find = createOtherFilesFinder(
    async () => models,
    unfit,
    (ids) => told.push(ids),
  );
  await find();
  expect(told, 'what was kept before may be wrong').toEqual([[]]);
  unfit.add(`${florence.id} fp16+q4 webgpu on acme`);
  await Promise.all([find(), find(), find()]);
  expect(told).toEqual([[], [florence.id]]);
  models = [manifest({ coming: { dtypes: {}, files: [] } })];
  await find();
  expect(told).toEqual([[], [florence.id], []]);
});

it('goes on when the store cannot be read', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const tell = vi.fn();
  const list = vi.fn(async () => [manifest()]).mockRejectedValueOnce(new Error('no disk'));
  const find = createOtherFilesFinder(list, new Set(), tell);
  await find();
  expect(tell).not.toHaveBeenCalled();
  await find();
  expect(tell).toHaveBeenCalledWith([]);
  warn.mockRestore();
});
