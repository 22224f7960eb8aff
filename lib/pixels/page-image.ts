import { DescribeError } from '../shared/errors';
import { unlessAborted } from '../shared/time-limit';
import { drawRaster } from './draw-raster';
import { fitRaster } from './fit-raster';
import { MAX_PIXELS } from './limits';

export interface PageRaster {
  /** width * height * 4 bytes, RGBA, not premultiplied. */
  rgba: Blob;
  width: number;
  height: number;
}

/**
 * Reads an image as the page could: the browser itself decides, by the canvas's taint. Runs in the content script.
 * Rejects with a DescribeError when the image is too large or damaged, or with the signal's reason.
 */
export async function readPageImage(image: HTMLImageElement, signal: AbortSignal): Promise<PageRaster | 'tainted'> {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth * naturalHeight > MAX_PIXELS) {
    throw new DescribeError('too-many-pixels', `${naturalWidth} x ${naturalHeight} pixels`);
  }
  await unlessAborted(signal, decodeWhole(image)).catch((error) => {
    signal.throwIfAborted();
    throw new DescribeError('broken-image', String(error), { cause: error });
  });
  const size = fitRaster(naturalWidth || image.width, naturalHeight || image.height);
  try {
    const { data } = drawRaster(image, size);
    return { rgba: new Blob([data]), ...size };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return 'tainted';
    throw error;
  }
}

/** decode() resolves for a file that is cut off, and shows what has come; a bitmap is only made of a whole one. */
async function decodeWhole(image: HTMLImageElement): Promise<void> {
  await image.decode();
  // The size is for SVG, which may have none of its own.
  if (image.naturalWidth * image.naturalHeight > 0) {
    (await createImageBitmap(image, { resizeWidth: 1, resizeHeight: 1 })).close();
  }
}
