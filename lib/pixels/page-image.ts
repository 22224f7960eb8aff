import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import { unlessAborted } from '../shared/time-limit';
import { drawRaster } from './draw-raster';
import { fitRaster, type Size, shrinkRaster } from './fit-raster';
import { MAX_PIXELS } from './limits';

/**
 * Reads an image, or a part of it in its own pixels, as the page could: the browser itself decides, by the canvas's
 * taint. `largest`: the larger side of the raster at most. Runs in the content script. Rejects with a DescribeError when the image is too large or damaged, or with the
 * signal's reason.
 */
export async function readPageImage(
  image: HTMLImageElement,
  largest: number,
  signal: AbortSignal,
  part?: DOMRect,
): Promise<Raster | 'tainted'> {
  const { naturalWidth, naturalHeight } = image;
  assertReadable(naturalWidth, naturalHeight);
  await unlessAborted(signal, decodeWhole(image)).catch((error) => {
    signal.throwIfAborted();
    throw new DescribeError('broken-image', String(error), { cause: error });
  });
  const whole = { width: naturalWidth || image.width, height: naturalHeight || image.height };
  return draw(image, readingSize(image, part ?? whole, largest), part);
}

/** A canvas as the page could read it; throws a DescribeError when it could not. */
export function readCanvas(canvas: HTMLCanvasElement, largest: number): Raster {
  const { width, height } = canvas;
  assertReadable(width, height);
  const read = width * height === 0 ? 'tainted' : draw(canvas, fitRaster(width, height, largest));
  if (read === 'tainted') throw new DescribeError('no-pixels');
  return read;
}

function assertReadable(width: number, height: number): void {
  if (width * height > MAX_PIXELS) throw new DescribeError('too-many-pixels', `${width} x ${height} pixels`);
}

/** The size in which an image of the page is read. A vector is enlarged while it still is one. */
export function readingSize(image: HTMLImageElement, { width, height }: Size, largest: number): Size {
  return isMadeOfPixels(image.currentSrc) ? shrinkRaster(width, height, largest) : fitRaster(width, height, largest);
}

/** As far as its address tells. */
const isMadeOfPixels = (address: string) =>
  /^data:image\/(png|jpeg|gif|webp)[;,]/i.test(address) ||
  /^https?:[^?#]*\.(png|jpe?g|gif|webp|avif|ico)([?#]|$)/i.test(address);

function draw(source: CanvasImageSource, size: Size, part?: DOMRect): Raster | 'tainted' {
  try {
    return drawRaster(source, size, part);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return 'tainted';
    throw error;
  }
}

/**
 * A bitmap is only made of a whole file. (decode() resolves also for one that is cut off, and makes the browser draw a
 * frame of the whole page.)
 */
async function decodeWhole(image: HTMLImageElement): Promise<void> {
  // The size is for SVG, which may have none of its own.
  if (image.naturalWidth * image.naturalHeight > 0) {
    (await createImageBitmap(image, { resizeWidth: 1, resizeHeight: 1 })).close();
  } else {
    await image.decode();
  }
}
