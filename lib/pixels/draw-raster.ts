import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import type { Size } from './fit-raster';
import { isOriginClean } from './origin-clean';

/** Most images are looked at in the same few sizes, and a new canvas costs as much as drawing on it. */
const MAX_KEPT = 3;
const kept = new Map<string, OffscreenCanvasRenderingContext2D>();

function createContext({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new DescribeError('engine-failed', 'no 2D canvas');
  context.imageSmoothingQuality = 'high';
  return context;
}

/** Draws a source, or a part of it in pixels, to the given size and reads it back; SecurityError when it is tainted. */
export function drawRaster(source: CanvasImageSource, size: Size, part?: DOMRect): Raster {
  const { width, height } = size;
  const key = `${width} x ${height}`;
  const context = kept.get(key) ?? createContext(size);
  // Once tainted, a canvas is of no use any more: it is kept again when it has been read.
  kept.delete(key);
  context.clearRect(0, 0, width, height);
  if (part) context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, width, height);
  else context.drawImage(source, 0, 0, width, height);
  if (import.meta.env.FIREFOX && !isOriginClean(context.canvas)) {
    throw new DOMException('The page may not read this image.', 'SecurityError');
  }
  const { data } = context.getImageData(0, 0, width, height);
  kept.set(key, context);
  for (const oldest of kept.keys()) if (kept.size > MAX_KEPT) kept.delete(oldest);
  return { data: data as Raster['data'], width, height };
}
