import type { Size } from './fit-raster';

const PNG_SIGNATURE = 0x89504e47;

/** The size of a BMP (BITMAPCOREHEADER or BITMAPINFOHEADER), or undefined. Throws a RangeError when it is cut off. */
export function readBmpSize(view: DataView): Size | undefined {
  if (view.byteLength < 26 || view.getUint16(0) !== 0x424d) return undefined;
  const isCore = view.getUint32(14, true) === 12;
  if (isCore) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/**
 * The size of the largest picture in an ICO, or undefined. The directory's own sizes are one byte each, so the pictures
 * (PNG or a BMP without its file header) are asked. Throws a RangeError when it is cut off.
 */
export function readIcoSize(view: DataView): Size | undefined {
  if (view.byteLength < 6 || view.getUint32(0, true) !== 0x10000) return undefined;
  let largest: Size | undefined;
  for (let entry = 0; entry < view.getUint16(4, true); entry++) {
    const size = readEmbeddedSize(view, view.getUint32(6 + entry * 16 + 12, true));
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

function readEmbeddedSize(view: DataView, at: number): Size {
  if (view.getUint32(at) === PNG_SIGNATURE) return { width: view.getUint32(at + 16), height: view.getUint32(at + 20) };
  // The height counts the colours and the mask below them.
  return { width: view.getInt32(at + 4, true), height: Math.abs(view.getInt32(at + 8, true)) / 2 };
}
