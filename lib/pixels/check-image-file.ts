import { imageDimensionsFromData } from 'image-dimensions';
import { DescribeError } from '../shared/errors';
import type { Size } from './fit-raster';
import { readGifSize } from './gif-header';
import { readBmpSize, readIcoSize } from './icon-header';
import { MAX_PIXELS, MAX_SIDE, MAX_SVG_BYTES } from './limits';
import { beginsWithSvg } from './svg-prolog';

export interface ImageHeader {
  /** By content, whatever the server declared. */
  type: string;
  /** Pixels; 0 for SVG, which has any size. */
  width: number;
  height: number;
}

/** Enough for the header of every format but a JPEG with much metadata. */
const HEAD_BYTES = 64 * 1024;

/**
 * Reads an image file's header without decoding it. Rejects with a DescribeError when it must not be decoded:
 * not-an-image, broken-image, too-many-pixels or too-many-bytes.
 */
export async function checkImageFile(file: Blob): Promise<ImageHeader> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (beginsWithSvg(new TextDecoder().decode(head))) return checkSvg(file);
  const header = readHeader(head) ?? readHeader(new Uint8Array(await file.arrayBuffer()));
  if (header) return checkSize(header);
  throw new DescribeError('not-an-image');
}

function readHeader(bytes: Uint8Array<ArrayBuffer>): ImageHeader | undefined {
  const view = new DataView(bytes.buffer);
  try {
    const size = imageDimensionsFromData(bytes);
    if (size) return asHeader(size.type, size.type === 'gif' ? readGifSize(view) : size);
    const bmp = readBmpSize(view);
    if (bmp) return asHeader('bmp', bmp);
    const ico = readIcoSize(view);
    return ico && asHeader('x-icon', ico);
  } catch {
    // A header that is cut off.
    return undefined;
  }
}

function asHeader(subtype: string, { width, height }: Size): ImageHeader {
  return { type: `image/${subtype}`, width, height };
}

function checkSize(header: ImageHeader): ImageHeader {
  const { width, height } = header;
  const shown = `${width} x ${height} pixels`;
  if (width < 1 || height < 1) throw new DescribeError('broken-image', shown);
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) {
    throw new DescribeError('too-many-pixels', shown);
  }
  return header;
}

async function checkSvg(file: Blob): Promise<ImageHeader> {
  if (file.size > MAX_SVG_BYTES) throw new DescribeError('too-many-bytes', `${file.size} bytes of SVG`);
  // Entities can expand a few lines to gigabytes.
  if (/<!ENTITY/i.test(await file.text())) throw new DescribeError('not-an-image', 'an SVG with entities');
  return { type: 'image/svg+xml', width: 0, height: 0 };
}
