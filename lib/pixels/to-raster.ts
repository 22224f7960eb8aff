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
  const { type, width, height } = await checkImageFile(pixels.file);
  signal.throwIfAborted();
  return type === 'image/svg+xml' ? rasteriseSvg(pixels.file, signal) : decode(pixels.file, fitRaster(width, height));
}

async function fromRgba({ rgba, width, height }: { rgba: Blob } & Size): Promise<Raster> {
  const fits = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= MAX_RASTER_SIDE);
  if (!fits || rgba.size !== width * height * 4) throw new DescribeError('broken-image', 'pixels that do not fit');
  return { data: new Uint8ClampedArray(await rgba.arrayBuffer()), width, height };
}

async function decode(file: Blob, { width, height }: Size): Promise<Raster> {
  const bitmap = await createImageBitmap(file).catch((error) => {
    throw new DescribeError('broken-image', String(error), { cause: error });
  });
  try {
    return drawRaster(bitmap, { width, height });
  } finally {
    bitmap.close();
  }
}
