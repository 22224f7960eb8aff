import { imageDimensionsFromData } from 'image-dimensions';
import { DescribeError } from '../shared/errors';
import { MAX_PIXELS, MAX_SVG_BYTES } from './limits';

export interface ImageHeader {
  /** By content, whatever the server declared. */
  type: string;
  /** Pixels; 0 for SVG, which has any size. */
  width: number;
  height: number;
}

/** Enough for the header of every format but a JPEG with much metadata. */
const HEAD_BYTES = 64 * 1024;
const SVG_START = /^\uFEFF?\s*(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype\s+svg[^>[]*>\s*)*<svg[\s>]/i;

/** Reads an image file's header without decoding it. Rejects with a DescribeError when it must not be decoded. */
export async function checkImageFile(file: Blob): Promise<ImageHeader> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const size = readSize(head) ?? readSize(new Uint8Array(await file.arrayBuffer()));
  if (size) return checkSize(size);
  if (SVG_START.test(new TextDecoder().decode(head))) return checkSvg(file);
  throw new DescribeError('not-an-image');
}

function readSize(bytes: Uint8Array): ImageHeader | undefined {
  try {
    const size = imageDimensionsFromData(bytes);
    return size && { type: `image/${size.type}`, width: size.width, height: size.height };
  } catch {
    return undefined;
  }
}

function checkSize(header: ImageHeader): ImageHeader {
  const { width, height } = header;
  if (width < 1 || height < 1) throw new DescribeError('broken-image', `${width} x ${height} pixels`);
  if (width * height > MAX_PIXELS) throw new DescribeError('too-many-pixels', `${width} x ${height} pixels`);
  return header;
}

async function checkSvg(file: Blob): Promise<ImageHeader> {
  if (file.size > MAX_SVG_BYTES) throw new DescribeError('too-many-bytes', `${file.size} bytes of SVG`);
  // Entities can expand a few lines to gigabytes.
  if (/<!ENTITY/i.test(await file.text())) throw new DescribeError('not-an-image', 'an SVG with entities');
  return { type: 'image/svg+xml', width: 0, height: 0 };
}
