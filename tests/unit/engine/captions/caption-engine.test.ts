import PQueue from 'p-queue';
import { expect, it, vi } from 'vitest';
import { CaptionEngine } from '@/lib/engine/captions/caption-engine';
import { Checker } from '@/lib/engine/captions/checker';
import { createDeviceMemory } from '@/lib/engine/device-memory';
import type { InstalledModel } from '@/lib/shared/installed-model';

const opened = vi.hoisted(() => ({ sessions: [] as { terminate: () => void }[] }));
vi.mock('@/lib/engine/captions/caption-setups', () => ({
  captionSetups: ({ id }: InstalledModel) => [{ name: `${id} q8 wasm`, device: 'wasm', open: async () => session() }],
}));

/** The model itself is tested in a real browser. */
function session() {
  const caption = {
    text: 'A dog.',
    language: 'en',
    logProbabilities: null,
    ending: 'stop',
    support: null,
    checkerFault: null,
  };
  const died = new Promise<never>(() => {});
  const made = { run: async () => caption, cancel: () => {}, died, terminate: vi.fn() };
  opened.sessions.push(made);
  return made;
}

const model = (id: string): InstalledModel => ({ id, revision: '1', architecture: 'blip', dtypes: {} });

it('gives the memory of a model that gives second opinions back when that is removed, and only then', async () => {
  const storage = { getItem: () => null, setItem: () => {}, removeItem: () => {} } as Partial<Storage> as Storage;
  const models = { find: async (id: string) => model(id), checker: async () => model('clip'), repair: () => {} };
  const memory = createDeviceMemory(storage, 'test', '1.0');
  const engine = new CaptionEngine(models, memory, new Checker(models), new PQueue({ concurrency: 1 }));
  const picture = { raster: { data: new Uint8ClampedArray(4), width: 1, height: 1 }, background: [0, 0, 0] } as const;
  const wish = { model: 'blip', revision: '1', task: 'brief', language: 'en', context: undefined } as never;
  await engine.describe('a', picture, wish, 'wasm', { signal: new AbortController().signal });
  const [{ terminate } = { terminate: () => {} }] = opened.sessions;
  engine.forget('another');
  engine.forget('cli');
  expect(terminate).not.toHaveBeenCalled();
  engine.forget('clip');
  expect(terminate).toHaveBeenCalledOnce();
});
