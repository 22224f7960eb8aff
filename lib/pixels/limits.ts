/** Bytes of an image file. */
export const MAX_BYTES = 20 * 1024 * 1024;
export const MAX_SVG_BYTES = 2 * 1024 * 1024;
/** Width times height, read from the header before anything is decoded. */
export const MAX_PIXELS = 25_000_000;
/** The longest side that browsers can draw on a canvas. */
export const MAX_SIDE = 32_767;
/** Sides of the rasters that are looked at: smaller images are enlarged (vectors get crisp), larger ones reduced. */
export const MIN_RASTER_SIDE = 128;
export const MAX_RASTER_SIDE = 512;
/** To read small text, or to answer what is asked of a detail; models that look closer take four times as long. */
export const MAX_CLOSE_SIDE = 1_024;
/** Of pixels that are sent as bytes: more go as a Blob. */
export const MAX_COPIED_BYTES = 256 * 1024;
export const FETCH_TIMEOUT_MS = 15_000;
export const MAX_REDIRECTS = 5;
