import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import type { Size } from './fit-raster';

/** Draws a source, or a part of it in pixels, to the given size and reads it back; SecurityError when it is tainted. */
export function drawRaster(source: CanvasImageSource, { width, height }: Size, part?: DOMRect): Raster {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new DescribeError('engine-failed', 'no 2D canvas');
  context.imageSmoothingQuality = 'high';
  if (part) context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, width, height);
  else context.drawImage(source, 0, 0, width, height);
  return { data: context.getImageData(0, 0, width, height).data as Raster['data'], width, height };
}
