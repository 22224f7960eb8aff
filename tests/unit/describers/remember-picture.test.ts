import type { Tensor } from '@huggingface/transformers';
import { expect, it, vi } from 'vitest';
import { rememberPicture } from '@/lib/describers/transformers/remember-picture';

const tensor = (data: ArrayLike<unknown>, dims: number[]) => ({ data, dims, dispose: vi.fn() }) as unknown as Tensor;
const pixels = (...values: number[]) => tensor(Float32Array.from(values), [1, values.length]);
const grid = (side: bigint) => tensor(BigInt64Array.of(1n, side, side), [1, 3]);

function modelWith(encode: (inputs: object) => Promise<Tensor>) {
  const model = { encode_image: vi.fn(encode) };
  const { encode_image } = model;
  const { encodings, forget } = rememberPicture(model as never);
  return { model, encoded: encode_image, encodings, forget };
}

it('encodes a picture once, whatever is asked of it', async () => {
  const { model, encoded, encodings } = modelWith(async () => pixels(9));
  const first = await model.encode_image({ pixel_values: pixels(1, 2), image_grid_thw: grid(1n), input_ids: grid(5n) });
  const second = await model.encode_image({
    pixel_values: pixels(1, 2),
    image_grid_thw: grid(1n),
    input_ids: grid(7n),
  });
  expect(second).toBe(first);
  expect(encoded).toHaveBeenCalledTimes(1);
  expect(encodings()).toBe(1);
});

it.each([
  ['other pixels', { pixel_values: pixels(1, 3), image_grid_thw: grid(1n) }],
  ['another shape', { pixel_values: tensor(Float32Array.of(1, 2), [2, 1]), image_grid_thw: grid(1n) }],
  ['another grid', { pixel_values: pixels(1, 2), image_grid_thw: grid(2n) }],
  ['no grid', { pixel_values: pixels(1, 2) }],
])('encodes anew what has %s', async (_, other) => {
  const { model, encoded } = modelWith(async () => pixels(9));
  await model.encode_image({ pixel_values: pixels(1, 2), image_grid_thw: grid(1n) });
  await model.encode_image(other);
  expect(encoded).toHaveBeenCalledTimes(2);
});

it('does not remember a failure', async () => {
  const encode = vi.fn(async () => pixels(9)).mockRejectedValueOnce(new Error('device lost'));
  const { model } = modelWith(encode);
  await expect(model.encode_image({ pixel_values: pixels(1) })).rejects.toThrow('device lost');
  expect(await model.encode_image({ pixel_values: pixels(1) })).toMatchObject({ dims: [1, 1] });
});

it('gives back what is kept: before another picture is encoded, and when it is forgotten', async () => {
  const made = [pixels(7), pixels(8), pixels(9)];
  const [first, second, third] = made as [Tensor, Tensor, Tensor];
  const encode = vi.fn(async () => made.shift() as Tensor);
  const { model, forget } = modelWith(encode);
  await model.encode_image({ pixel_values: pixels(1) });
  await model.encode_image({ pixel_values: pixels(1) });
  expect(first.dispose, 'it may be asked for again').not.toHaveBeenCalled();
  await model.encode_image({ pixel_values: pixels(2) });
  expect(first.dispose).toHaveBeenCalledTimes(1);
  forget();
  forget();
  await model.encode_image({ pixel_values: pixels(2) });
  expect(second.dispose).toHaveBeenCalledTimes(1);
  expect(third.dispose).not.toHaveBeenCalled();
});

it('leaves a model without such an encoder as it is', () => {
  const model = {};
  rememberPicture(model as never);
  expect(model).toEqual({});
});
