import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onTheWay, rememberModels, useModel, withoutModel } from '@/lib/descriptions/remember-models';
import { readSettings } from '@/lib/settings/settings';
import type { ModelErrorCode } from '@/lib/shared/model-error';
import type { ModelState, ModelStatus } from '@/lib/shared/model-status';

beforeEach(() => fakeBrowser.reset());

function statusOf(id: string, state: ModelState = 'installed', code?: ModelErrorCode): ModelStatus {
  const isHere = state === 'installed';
  return {
    ...{ id, name: id, host: 'https://models.test', repo: `somebody/${id}`, architecture: 'blip', state },
    ...{ dtypes: isHere ? {} : null, revision: isHere ? '1' : null, loadedBytes: 1, totalBytes: 2, secondsLeft: null },
    ...{ waitsForConnection: false, error: code ? { code, detail: '' } : null },
  };
}

const inUse = async () => (await readSettings()).captionModel;

describe('which model is used', () => {
  it('is the first that is installed, and another when that one is removed', async () => {
    await rememberModels([statusOf('a'), statusOf('b')]);
    expect(await inUse()).toBe('a');
    await withoutModel('a', async () => {});
    await rememberModels([statusOf('b')]);
    expect(await inUse()).toBe('b');
  });

  it('is none where the user wants none, until another one is installed', async () => {
    await rememberModels([statusOf('a')]);
    await useModel(null);
    await rememberModels([statusOf('a')]);
    expect(await inUse()).toBeNull();
    await rememberModels([statusOf('a'), statusOf('b', 'downloading')]);
    expect(await inUse()).toBeNull();
    await rememberModels([statusOf('a'), statusOf('b')]);
    expect(await inUse()).toBe('b');
    await withoutModel('b', async () => {});
    await rememberModels([statusOf('a')]);
    expect(await inUse(), 'still not wanted').toBeNull();
  });

  it('is the one that was not wanted when it is removed and installed again', async () => {
    await rememberModels([statusOf('a')]);
    await useModel(null);
    await withoutModel('a', async () => {});
    await rememberModels([]);
    await rememberModels([statusOf('a')]);
    expect(await inUse()).toBe('a');
  });

  it('is what the user chooses after having wanted none', async () => {
    await rememberModels([statusOf('a'), statusOf('b')]);
    await useModel(null);
    await useModel('b');
    await withoutModel('b', async () => {});
    await rememberModels([statusOf('a')]);
    expect(await inUse()).toBe('a');
  });

  it('is none that is being removed, from the beginning, whatever is told of it meanwhile', async () => {
    await rememberModels([statusOf('a')]);
    await withoutModel('a', async () => {
      expect(await inUse()).toBeNull();
      await rememberModels([statusOf('a'), statusOf('b', 'downloading')]);
      expect(await inUse()).toBeNull();
    });
    await rememberModels([]);
    await rememberModels([statusOf('a')]);
    expect(await inUse()).toBe('a');
  });
});

it.each([
  ['unreachable', true],
  ['stalled', true],
  ['server-error', true],
  ['not-found', false],
  ['forbidden', false],
  ['wrong-bytes', false],
  ['no-space', false],
] as const)('a model that has failed as "%s" is on its way still: %s', async (code, isOnTheWay) => {
  await rememberModels([statusOf('a', 'failed', code)]);
  expect(await onTheWay.getValue()).toBe(isOnTheWay);
});
