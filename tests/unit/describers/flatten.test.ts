import { expect, it } from 'vitest';
import { flatten } from '@/lib/describers/flatten';

it('lays transparent parts on the background, and leaves the rest as it is', () => {
  const data = new Uint8ClampedArray([255, 0, 0, 128, 1, 2, 3, 255, 9, 9, 9, 0]);
  const seen = flatten({ raster: { data, width: 3, height: 1 }, background: [0, 0, 255] });
  expect([...seen]).toEqual([128, 0, 127, 255, 1, 2, 3, 255, 0, 0, 255, 255]);
});
