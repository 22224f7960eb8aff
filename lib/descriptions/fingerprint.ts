import type { EngineJob } from '../messaging/protocol';

/**
 * Identifies an image by what it looks like: SHA-256 (hex) of its pixels or its file, and of the colour behind it.
 * The same pixels at another address have the same fingerprint. It cannot be turned back into the image.
 */
export function fingerprint({ pixels, background }: Pick<EngineJob, 'pixels' | 'background'>): Promise<string> {
  return digestOfPixels(pixels, ` ${background.join()}`);
}

/** Identifies an image by its pixels or its file alone, whatever it is seen on: a page may be light or dark. */
export const fingerprintOfPixels = (pixels: EngineJob['pixels']): Promise<string> => digestOfPixels(pixels, '');

async function digestOfPixels(pixels: EngineJob['pixels'], seenOn: string): Promise<string> {
  const body = pixels.type === 'raster' ? pixels.rgba : pixels.file;
  const shape = pixels.type === 'raster' ? `${pixels.width}x${pixels.height}` : pixels.file.type;
  return hex(await new Blob([`${shape}${seenOn}\n`, body]).arrayBuffer());
}

/** SHA-256 (hex) of a text. */
export const digestOf = (text: string): Promise<string> => hex(new TextEncoder().encode(text));

async function hex(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
