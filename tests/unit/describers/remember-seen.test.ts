import { expect, it, vi } from 'vitest';
import type { SeenPicture } from '@/lib/describers/blip/blip-model';
import { rememberSeen } from '@/lib/describers/blip/remember-seen';

const pixels = (...values: number[]) => ({ data: Float32Array.from(values), dims: [1, values.length] });

function modelWith(see: () => Promise<SeenPicture>) {
  const model = { see: vi.fn(see) };
  return { model, ...rememberSeen(model) };
}

it("sees a picture once, and gives it back before another one's turn, or when it is forgotten", async () => {
  const disposed: string[] = [];
  const seen = (name: string): SeenPicture => ({ tensors: {}, dispose: () => void disposed.push(name) });
  const { see, encodings, forget, model } = modelWith(async () => seen(`picture ${model.see.mock.calls.length}`));
  const first = await see(pixels(1, 2));
  expect(await see(pixels(1, 2)), 'for a sentence that is gone on with').toBe(first);
  expect([encodings(), disposed]).toEqual([1, []]);
  await see(pixels(1, 3));
  expect([encodings(), disposed]).toEqual([2, ['picture 1']]);
  forget();
  await see(pixels(1, 3));
  expect([encodings(), disposed]).toEqual([3, ['picture 1', 'picture 2']]);
});

it('does not remember a failure, and gives back what comes after it was forgotten', async () => {
  const dispose = vi.fn();
  let come = (_: SeenPicture) => {};
  const late = new Promise<SeenPicture>((resolve) => {
    come = resolve;
  });
  const see = vi.fn(() => late).mockRejectedValueOnce(new Error('device lost'));
  const remembered = modelWith(see);
  await expect(remembered.see(pixels(1))).rejects.toThrow('device lost');
  const coming = remembered.see(pixels(1));
  remembered.forget();
  come({ tensors: {}, dispose });
  await coming;
  expect(dispose).toHaveBeenCalledTimes(1);
});
