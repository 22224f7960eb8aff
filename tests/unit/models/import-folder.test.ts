import { describe, expect, it } from 'vitest';
import { importFolder, type PickedFile } from '@/lib/models/import-folder';
import { ModelShelf, manifestWith } from '../../support/model-shelf';

const NAMES = ['preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/encoder_model.onnx'];
const DECODER = 'onnx/decoder_model_merged.onnx';
const MODEL = { id: 'own-taught', name: 'taught', architecture: null, dtypes: { '*': 'fp32' } };

function picked(path: string, content: string): PickedFile {
  const blob = new Blob([content]);
  return {
    webkitRelativePath: `taught/${path}`,
    size: blob.size,
    text: () => blob.text(),
    stream: () => blob.stream() as ReturnType<PickedFile['stream']>,
  };
}

const folder = (decoder: PickedFile = picked(DECODER, 'weights')) => [
  picked('config.json', JSON.stringify({ model_type: 'vision-encoder-decoder' })),
  ...NAMES.map((path) => picked(path, '{}')),
  decoder,
];

interface Circumstances {
  free?: number | null;
  signal?: AbortSignal;
  stallLimit?: number;
}

function copyInto(shelf: ModelShelf, files: PickedFile[], { free = null, ...changes }: Circumstances = {}) {
  const options = { signal: new AbortController().signal, stallLimit: 5_000, onBytes: () => {}, ...changes };
  return importFolder(shelf.open(), MODEL, files, async () => free, options);
}

/** A disk that gives some bytes, and then nothing more. */
const silent = (onRead = () => {}): PickedFile => ({
  ...picked(DECODER, 'other'),
  stream: () =>
    new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull(controller) {
          controller.enqueue(new Uint8Array(10));
          onRead();
          return new Promise(() => {});
        },
      },
      { highWaterMark: 0 },
    ),
});

const textOf = async (shelf: ModelShelf) =>
  new TextDecoder().decode((await shelf.open().read(MODEL.id, DECODER)) ?? undefined);

describe('a model from a folder', () => {
  it('takes the place of the one before when all of it is copied', async () => {
    const shelf = new ModelShelf();
    await shelf.open().add(manifestWith(MODEL.id, { 'old.onnx': 'old' }));
    await shelf.write(MODEL.id, 'old.onnx', 'old');
    await copyInto(shelf, folder());
    expect(await textOf(shelf)).toBe('weights');
    expect(await shelf.open().size(MODEL.id, 'old.onnx')).toBe(0);
    expect(await shelf.folders()).toEqual([MODEL.id]);
  });

  it('leaves the one before as it was where it cannot be read to its end, or has no room', async () => {
    const shelf = new ModelShelf();
    await copyInto(shelf, folder());
    const stream = () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        pull(controller) {
          controller.error(new DOMException('the disk was taken out', 'NotReadableError'));
        },
      });
    await expect(copyInto(shelf, folder({ ...picked(DECODER, 'other'), stream }))).rejects.toMatchObject({
      code: 'failed',
      detail: 'NotReadableError',
    });
    await expect(copyInto(shelf, folder(picked(DECODER, 'other')), { free: 1 })).rejects.toMatchObject({
      code: 'no-space',
    });
    expect(await textOf(shelf)).toBe('weights');
    expect(await shelf.folders()).toEqual([MODEL.id]);
  });

  it('is cancelled wherever it is, and nothing of it remains', async () => {
    const shelf = new ModelShelf();
    await copyInto(shelf, folder());
    const stop = new AbortController();
    const copy = copyInto(shelf, folder(silent(() => setTimeout(() => stop.abort(new Error('cancelled'))))), {
      signal: stop.signal,
    });
    await expect(copy).rejects.toThrow('cancelled');
    expect(await textOf(shelf)).toBe('weights');
    expect(await shelf.folders()).toEqual([MODEL.id]);
  });

  it('is given up where the disk says nothing any more', async () => {
    const shelf = new ModelShelf();
    await expect(copyInto(shelf, folder(silent()), { stallLimit: 10 })).rejects.toMatchObject({
      code: 'disk-silent',
      detail: DECODER,
    });
    expect(await shelf.folders()).toEqual([]);
  });

  it('is not touched by another copy of it that comes too early', async () => {
    const shelf = new ModelShelf();
    const stop = new AbortController();
    let isCopying = () => {};
    const copying = new Promise<void>((resolve) => {
      isCopying = resolve;
    });
    const first = copyInto(shelf, folder(silent(isCopying)), { signal: stop.signal });
    await copying;
    await expect(copyInto(shelf, folder())).rejects.toMatchObject({ code: 'busy' });
    expect(await shelf.folders()).toEqual([`${MODEL.id}~new`]);
    stop.abort(new Error('cancelled'));
    await expect(first).rejects.toThrow('cancelled');
  });
});
