import { DescribeError } from '../shared/errors';
import type { Raster, RgbaBytes } from '../shared/raster';
import { checkImageFile } from './check-image-file';
import { drawRaster } from './draw-raster';
import { fitRaster, type Size } from './fit-raster';
import { rasteriseSvg } from './rasterise-svg';

export type Pixels =
  | { type: 'raster'; rgba: RgbaBytes; width: number; height: number }
  | { type: 'encoded'; file: Blob };

/** Decodes in a document of the extension, with a larger side of so many pixels at most. Rejects with a DescribeError, or with the signal's reason. */
export async function toRaster(pixels: Pixels, largest: number, signal: AbortSignal): Promise<Raster> {
  signal.throwIfAborted();
  if (pixels.type === 'raster') return fromRgba(pixels, largest);
  const { type } = await checkImageFile(pixels.file);
  signal.throwIfAborted();
  return type === 'image/svg+xml' ? rasteriseSvg(pixels.file, largest, signal) : decode(pixels.file, largest, signal);
}

async function fromRgba({ rgba, width, height }: { rgba: RgbaBytes } & Size, largest: number): Promise<Raster> {
  const fits = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= largest);
  const length = rgba instanceof Blob ? rgba.size : rgba.length;
  if (!fits || length !== width * height * 4) throw new DescribeError('broken-image', 'pixels that do not fit');
  const data = rgba instanceof Blob ? new Uint8ClampedArray(await rgba.arrayBuffer()) : rgba;
  return enlarge({ data, width, height }, largest);
}

function enlarge(raster: Raster, largest: number): Raster {
  const { data, width, height } = raster;
  const size = fitRaster(width, height, largest);
  if (size.width <= width) return raster;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(data, width, height), 0, 0);
  return drawRaster(canvas, size);
}

/** A decoding cannot be stopped; it is waited for even when nobody wants it, so that two never share the memory. */
async function decode(file: Blob, largest: number, signal: AbortSignal): Promise<Raster> {
  const bitmap = await createImageBitmap(file).catch((error) => {
    throw new DescribeError('broken-image', String(error), { cause: error });
  });
  try {
    signal.throwIfAborted();
    // The header's sides are the other way round when EXIF turns a photo, and an ICO has several pictures.
    return drawRaster(bitmap, fitRaster(bitmap.width, bitmap.height, largest));
  } finally {
    bitmap.close();
  }
}
