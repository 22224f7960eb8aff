/** Decoded pixels: width * height * 4 bytes, RGBA, not premultiplied, row by row from the top left (as ImageData). */
export interface Raster {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/**
 * The data of a raster on its way from one place of the extension to another. A Blob crosses the message channel without
 * a copy, but to make one the page's thread waits for the browser's: up to 256 KB a copy is several times cheaper.
 */
export type RgbaBytes = Raster['data'] | Blob;

/** An opaque sRGB colour, 0..255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];
