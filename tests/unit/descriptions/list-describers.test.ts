import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { listDescribers } from '@/lib/descriptions/list-describers';
import { changeSettings } from '@/lib/settings/settings';
import { ARCHITECTURES } from '@/lib/shared/installed-model';
import type { ModelStatus } from '@/lib/shared/model-status';

beforeEach(() => fakeBrowser.reset());

const models = (dtypes: ModelStatus['dtypes']) =>
  ARCHITECTURES.map((architecture) => ({ id: architecture, name: architecture, architecture, dtypes }) as ModelStatus);

it('says of each describer what it can be asked', async () => {
  await changeSettings((settings) => ({ ...settings, captionModel: 'built-in' }));
  const choices = await listDescribers({ models: async () => models({ '*': 'q8' }) });
  const able = (can: (choice: (typeof choices)[number]) => boolean) => choices.filter(can).map(({ id }) => id);
  expect(able(({ continuesText }) => continuesText)).toEqual(['blip']);
  expect(able(({ tasks }) => tasks.includes('question'))).toEqual(['idefics3', 'qwen3_5', 'lfm2_vl', 'built-in']);
  expect(able(({ isInUse }) => isInUse)).toEqual(['built-in']);
  expect(able(({ tasks }) => tasks.length === 0)).toEqual([]);
});

it('leaves out what is not here yet', async () => {
  expect(await listDescribers({ models: async () => models(null) })).toEqual([]);
});
