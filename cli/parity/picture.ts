import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

/** Decodes a picture in the browser and hands it to a function there, as width, height and RGBA. */
export async function loadPicture(page: Page, path: string): Promise<void> {
  const base64 = readFileSync(path).toString('base64');
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), { colorSpaceConversion: 'none' });
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no 2D canvas');
    context.drawImage(bitmap, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    Object.assign(globalThis, { picture: { raster: { data, width, height }, background: [255, 255, 255] } });
  }, base64);
}
