import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import type { Size } from './fit-raster';

/** Most images are looked at in the same few sizes, and a new canvas costs as much as drawing on it. */
let kept: OffscreenCanvasRenderingContext2D | undefined;

function cleanContext({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const fits = kept?.canvas.width === width && kept.canvas.height === height;
  const context = fits ? kept : new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new DescribeError('engine-failed', 'no 2D canvas');
  context.imageSmoothingQuality = 'high';
  context.clearRect(0, 0, width, height);
  // Once tainted, a canvas is of no use any more: it is kept again when it has been read.
  kept = undefined;
  return context;
}

/** Draws a source, or a part of it in pixels, to the given size and reads it back; SecurityError when it is tainted. */
export function drawRaster(source: CanvasImageSource, size: Size, part?: DOMRect): Raster {
  const context = cleanContext(size);
  const { width, height } = size;
  if (part) context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, width, height);
  else context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  kept = context;
  return { data: data as Raster['data'], width, height };
}
