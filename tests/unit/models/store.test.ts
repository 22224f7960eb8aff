import { describe, expect, it } from 'vitest';
import { ModelShelf, manifestWith } from '../../support/model-shelf';

const FILES = { 'a.onnx': 'first', 'b.onnx': 'second' };

describe('ModelStore', () => {
  it('loses no change where two change a model at once', async () => {
    const shelf = new ModelShelf();
    await shelf.open().add(manifestWith('model', FILES, false));
    await Promise.all([
      shelf.open().change('model', (known) => ({ ...known, paused: true })),
      shelf.open().change('model', (known) => ({ ...known, name: 'Renamed' })),
    ]);
    expect(await shelf.open().manifest('model')).toMatchObject({ paused: true, name: 'Renamed' });
  });

  it('does not bring a model back that was removed while it was changed', async () => {
    const shelf = new ModelShelf();
    const store = shelf.open();
    await store.add(manifestWith('model', FILES));
    await Promise.all([store.remove('model'), store.change('model', (known) => ({ ...known, paused: true }))]);
    expect(await shelf.folders()).toEqual([]);
  });

  it('hands a damaged file over to nobody, and holds it no longer to be here', async () => {
    const shelf = new ModelShelf();
    const store = shelf.open();
    await store.add(manifestWith('model', FILES));
    await shelf.write('model', 'a.onnx', 'wrong');
    await expect(store.read('model', 'a.onnx')).rejects.toMatchObject({ code: 'damaged' });
    expect((await store.manifest('model'))?.files.map(({ sha256 }) => sha256 === null)).toEqual([true, false]);
    expect(await store.size('model', 'a.onnx')).toBe(0);
  });

  it('leaves a file alone that was written anew while an old one was read', async () => {
    const shelf = new ModelShelf();
    const store = shelf.open();
    await store.add(manifestWith('model', FILES));
    await shelf.write('model', 'a.onnx', 'wrong');
    const reading = store.read('model', 'a.onnx').catch(({ code }) => code);
    // Whoever writes comes first, though the reader has begun already.
    await store.add(manifestWith('model', { ...FILES, 'a.onnx': 'anew' }));
    await shelf.write('model', 'a.onnx', 'anew');
    expect(await reading).toBe('damaged');
    expect(await store.installed('model')).not.toBeNull();
    expect(new TextDecoder().decode((await store.read('model', 'a.onnx')) ?? undefined)).toBe('anew');
  });

  it('lets nobody write files that somebody else is writing', async () => {
    const shelf = new ModelShelf();
    const outcome = await shelf.open().whileWriting('model', () =>
      shelf
        .open()
        .whileWriting('model', async () => 'written')
        .catch(({ code }) => code),
    );
    expect(outcome).toBe('busy');
    expect(await shelf.open().whileWriting('model', async () => 'written')).toBe('written');
  });
});
