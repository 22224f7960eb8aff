import type { Picture } from '../describer';
import { flatten } from '../flatten';

const QUALITY = 0.9;

/** The picture as it is seen, as a data: URL that servers can decode. Only where there is an OffscreenCanvas. */
export async function pictureUrl(picture: Picture): Promise<string> {
  const { width, height } = picture.raster;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.putImageData(new ImageData(flatten(picture), width, height), 0, 0);
  const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:${file.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
