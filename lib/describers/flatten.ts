import type { Picture } from './describer';

/** The picture as it is seen, transparent parts laid on the background: width * height RGBA, all of it opaque. */
export function flatten({ raster: { data }, background }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const seen = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel++) {
      seen[at + channel] = (data[at + channel] ?? 0) * alpha + (background[channel] ?? 0) * (1 - alpha);
    }
    seen[at + 3] = 255;
  }
  return seen;
}
