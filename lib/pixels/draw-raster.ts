import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import type { Size } from './fit-raster';

/** Draws to the given size and reads the pixels back; throws a SecurityError when the source is tainted. */
export function drawRaster(source: CanvasImageSource, { width, height }: Size): Raster {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new DescribeError('engine-failed', 'no 2D canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  return { data: context.getImageData(0, 0, width, height).data as Raster['data'], width, height };
}
