import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import { checkImageFile } from './check-image-file';
import { drawRaster } from './draw-raster';
import { fitRaster, type Size } from './fit-raster';
import { MAX_RASTER_SIDE } from './limits';
import { rasteriseSvg } from './rasterise-svg';

export type Pixels = { type: 'raster'; rgba: Blob; width: number; height: number } | { type: 'encoded'; file: Blob };

/** Decodes in a document of the extension. Rejects with a DescribeError, or with the signal's reason. */
export async function toRaster(pixels: Pixels, signal: AbortSignal): Promise<Raster> {
  signal.throwIfAborted();
  if (pixels.type === 'raster') return fromRgba(pixels);
  const { type } = await checkImageFile(pixels.file);
  signal.throwIfAborted();
  return type === 'image/svg+xml' ? rasteriseSvg(pixels.file, signal) : decode(pixels.file, signal);
}

async function fromRgba({ rgba, width, height }: { rgba: Blob } & Size): Promise<Raster> {
  const fits = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= MAX_RASTER_SIDE);
  if (!fits || rgba.size !== width * height * 4) throw new DescribeError('broken-image', 'pixels that do not fit');
  return { data: new Uint8ClampedArray(await rgba.arrayBuffer()), width, height };
}

/** A decoding cannot be stopped; it is waited for even when nobody wants it, so that two never share the memory. */
async function decode(file: Blob, signal: AbortSignal): Promise<Raster> {
  const bitmap = await createImageBitmap(file).catch((error) => {
    throw new DescribeError('broken-image', String(error), { cause: error });
  });
  try {
    signal.throwIfAborted();
    // The header's sides are the other way round when EXIF turns a photo, and an ICO has several pictures.
    return drawRaster(bitmap, fitRaster(bitmap.width, bitmap.height));
  } finally {
    bitmap.close();
  }
}
