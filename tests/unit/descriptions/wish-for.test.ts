import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { rememberModels } from '@/lib/descriptions/remember-models';
import { wishFor } from '@/lib/descriptions/wish-for';
import { writeEndpoint } from '@/lib/settings/endpoint';
import { changeSettings } from '@/lib/settings/settings';

const set = (changes: object) => changeSettings((settings) => ({ ...settings, ...changes }));
const context = { title: 'Shop' } as never;

beforeEach(() => fakeBrowser.reset());

describe('what the settings make of a wish', () => {
  it('a name is short, or as detailed as the user wants it', async () => {
    await set({ captionModel: 'a' });
    expect(await wishFor({ task: 'brief', language: 'en' })).toMatchObject({ caption: { isDetailed: false } });
    await set({ length: 'detailed' });
    expect(await wishFor({ task: 'brief', language: 'en' })).toMatchObject({ caption: { isDetailed: true } });
    expect(await wishFor({ task: 'question', language: 'en' })).toMatchObject({ caption: { isDetailed: false } });
  });

  it('what the page says goes to the model only where the user allows it', async () => {
    await set({ captionModel: 'a' });
    expect((await wishFor({ task: 'brief', language: 'en', context })).caption?.context).toBeUndefined();
    await set({ pageContext: true });
    expect((await wishFor({ task: 'brief', language: 'en', context })).caption?.context).toEqual(context);
  });

  it('images go to a server only where that is in use', async () => {
    await set({ captionModel: 'a' });
    const stranger = { task: 'brief', language: 'en', model: 'own-server' } as const;
    await expect(wishFor(stranger)).rejects.toMatchObject({ reason: 'model-missing' });
  });

  it('a server is asked only where the browser lets Altlight reach its host', async () => {
    await set({ captionModel: 'own-server' });
    await writeEndpoint({ baseUrl: 'http://127.0.0.1:8080/v1', model: 'eyes-1', key: null });
    const contains = vi.spyOn(fakeBrowser.permissions, 'contains');
    contains.mockResolvedValue(true as never);
    expect(await wishFor({ task: 'brief', language: 'en' })).toMatchObject({ caption: { model: 'own-server' } });
    expect(contains).toHaveBeenCalledWith({ origins: ['http://127.0.0.1/*'] });
    contains.mockResolvedValue(false as never);
    await expect(wishFor({ task: 'brief', language: 'en' })).rejects.toMatchObject({ reason: 'endpoint-no-access' });
    contains.mockRejectedValue(new Error('no pattern'));
    expect(await wishFor({ task: 'brief', language: 'en' })).toMatchObject({ caption: { model: 'own-server' } });
    contains.mockRestore();
  });

  it('a sentence that the user has begun is gone on with by a captioning model, and stays one sentence', async () => {
    const begun = { task: 'brief', prefix: 'a photo of', language: 'en' } as const;
    await expect(wishFor(begun)).rejects.toMatchObject({ reason: 'model-missing' });
    await set({ captionModel: 'a', length: 'detailed' });
    expect(await wishFor(begun)).toMatchObject({ caption: { prefix: 'a photo of', isDetailed: false } });
  });

  it('without a model there is no more than a name', async () => {
    expect(await wishFor({ task: 'brief', language: 'en' })).toMatchObject({ caption: null });
    await expect(wishFor({ task: 'detailed', language: 'en' })).rejects.toMatchObject({ reason: 'model-missing' });
  });

  it('names the state of the files of the model that is asked, as it is now', async () => {
    const rest = {
      name: 'A',
      host: 'https://models.test',
      repo: 'a/a',
      state: 'installed',
      loadedBytes: 1,
      totalBytes: 1,
      error: null,
    } as const;
    const status = { ...rest, id: 'a', architecture: 'blip', secondsLeft: null, waitsForConnection: false } as const;
    const revisionOf = async () => (await wishFor({ task: 'brief', language: 'en' })).caption?.revision;
    await rememberModels([{ ...status, dtypes: {}, revision: 'first' }]);
    expect(await revisionOf()).toBe('first');
    await Promise.all(['second', 'third'].map((revision) => rememberModels([{ ...status, dtypes: {}, revision }])));
    expect(await revisionOf()).toBe('third');
    await rememberModels([]);
    expect(await revisionOf()).toBeUndefined();
  });
});
