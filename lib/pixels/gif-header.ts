import type { Size } from './fit-raster';

const EXTENSION = 0x21;
const IMAGE = 0x2c;

/**
 * The size that a GIF is decoded at. Browsers enlarge its screen to its first frame, so a screen of 1 x 1 pixels can hide
 * 65,535 x 65,535 (measured in Chromium 156). Throws a RangeError when it is cut off before that frame (GIF89a, 18-20).
 */
export function readGifSize(view: DataView): Size {
  const at = firstImage(view);
  const frame = (side: number) => view.getUint16(at + 1 + side, true) + view.getUint16(at + 5 + side, true);
  return {
    width: Math.max(view.getUint16(6, true), frame(0)),
    height: Math.max(view.getUint16(8, true), frame(2)),
  };
}

function firstImage(view: DataView): number {
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  while (view.getUint8(at) === EXTENSION) at = afterBlocks(view, at + 2);
  if (view.getUint8(at) !== IMAGE) throw new RangeError('a GIF without an image');
  return at;
}

function afterBlocks(view: DataView, start: number): number {
  let at = start;
  for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1;
  return at + 1;
}
