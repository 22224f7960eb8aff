import { expect, test } from 'vitest';
import { fitRaster, largestSideFor, shrinkRaster } from '@/lib/pixels/fit-raster';

test.each([
  ['small ones are enlarged', [16, 16], [128, 128]],
  ['one pixel too', [1, 1], [128, 128]],
  ['the smallest that stays', [128, 64], [128, 64]],
  ['between the limits', [300, 200], [300, 200]],
  ['the largest that stays', [512, 512], [512, 512]],
  ['large ones are reduced', [4000, 3000], [512, 384]],
  ['upright', [3000, 4000], [384, 512]],
  ['very wide ones keep a row', [10_000, 1], [512, 1]],
  ['very high ones keep a column', [1, 10_000], [1, 512]],
  ['nothing is a pixel', [0, 0], [1, 1]],
] as const)('%s', (_, [width, height], [fitWidth, fitHeight]) => {
  expect(fitRaster(width, height, 512)).toEqual({ width: fitWidth, height: fitHeight });
});

test('small ones keep their size when they are only made smaller', () => {
  expect(shrinkRaster(16, 24, 512)).toEqual({ width: 16, height: 24 });
  expect(shrinkRaster(2000, 1000, 512)).toEqual({ width: 512, height: 256 });
});

test('a name and a description in detail are of the same pixels, text and details of more', () => {
  for (const task of ['brief', 'detailed'] as const) expect(largestSideFor(task)).toBe(512);
  for (const task of ['text', 'question'] as const) expect(largestSideFor(task)).toBe(1024);
});
