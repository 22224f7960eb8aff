import { expect, test } from 'vitest';
import { fitRaster } from '@/lib/pixels/fit-raster';

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
  expect(fitRaster(width, height)).toEqual({ width: fitWidth, height: fitHeight });
});
