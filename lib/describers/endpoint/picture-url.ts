import type { Picture } from '../describer';

const QUALITY = 0.9;

/** The picture as it is seen, as a data: URL that servers can decode. Only where there is an OffscreenCanvas. */
export async function pictureUrl({ raster, background }: Picture): Promise<string> {
  const { data, width, height } = raster;
  const drawn = new OffscreenCanvas(width, height);
  drawn.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  const seen = new OffscreenCanvas(width, height);
  const context = seen.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.fillStyle = `rgb(${background.join()})`;
  context.fillRect(0, 0, width, height);
  context.drawImage(drawn, 0, 0);
  const file = await seen.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:${file.type};base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
