import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerModelCommands } from '@/lib/descriptions/answer-model-commands';
import type { DescriptionCache } from '@/lib/descriptions/cache';
import type { EngineHost } from '@/lib/descriptions/engine-host';
import { onTheWay } from '@/lib/descriptions/remember-models';
import { changeSettings, readSettings } from '@/lib/settings/settings';
import type { ModelCommand, ModelStatus } from '@/lib/shared/model-status';
import { ModelShelf, manifestWith } from '../../support/model-shelf';

const handlers = vi.hoisted(() => new Map<string, (data: unknown) => unknown>());
const stores = vi.hoisted(() => ({ open: vi.fn() }));
vi.mock('@/lib/messaging/messenger', () => ({
  handleMessage: (type: string, handler: (data: unknown) => unknown) => void handlers.set(type, handler),
}));
vi.mock('@/lib/models/store', async (original) => ({ ...(await original<object>()), openModelStore: stores.open }));

beforeEach(() => fakeBrowser.reset());

function answer(models: (command: ModelCommand) => Promise<ModelStatus[]>): void {
  const cache = { forget: async () => {} } as Partial<DescriptionCache> as DescriptionCache;
  answerModelCommands({ models } as Partial<EngineHost> as EngineHost, cache);
}

it('a model is not used any more before it has been removed', async () => {
  await changeSettings((settings) => ({ ...settings, captionModel: 'model' }));
  const seen: (string | null)[] = [];
  answer(async ({ type }) => {
    if (type === 'remove') seen.push((await readSettings()).captionModel);
    return [];
  });
  await handlers.get('models:do')?.({ type: 'remove', id: 'model' });
  expect(seen).toEqual([null]);
});

it('what has been on its way is gone on with, until nothing is', async () => {
  await onTheWay.setValue(true);
  const models = vi.fn(async () => []);
  answer(models);
  await vi.waitFor(() => expect(models).toHaveBeenCalledWith({ type: 'list' }));
  await vi.waitFor(async () => expect(await onTheWay.getValue()).toBe(false));
});

it('a copy that was cut off is deleted when the browser starts', async () => {
  const shelf = new ModelShelf();
  await shelf.open().add(manifestWith('known', { 'a.onnx': 'a' }));
  await shelf.write('own-taught~new', 'a.onnx', 'half of a copy');
  stores.open.mockImplementation(async () => shelf.open());
  answer(async () => []);
  await fakeBrowser.runtime.onStartup.trigger();
  await vi.waitFor(async () => expect(await shelf.folders()).toEqual(['known']));
});
