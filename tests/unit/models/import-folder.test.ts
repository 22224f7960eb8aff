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

const copyInto = (shelf: ModelShelf, files: PickedFile[], free: number | null = null) =>
  importFolder(
    shelf.open(),
    MODEL,
    files,
    async () => free,
    () => {},
  );

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
    await expect(copyInto(shelf, folder(picked(DECODER, 'other')), 1)).rejects.toMatchObject({ code: 'no-space' });
    expect(await textOf(shelf)).toBe('weights');
    expect(await shelf.folders()).toEqual([MODEL.id]);
  });
});
