/** Decoded pixels: width * height * 4 bytes, RGBA, not premultiplied, row by row from the top left (as ImageData). */
export interface Raster {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/** An opaque sRGB colour, 0..255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];
