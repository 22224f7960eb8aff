import { sendMessage } from '../../lib/messaging/messenger';
import type { DescribeRequest } from '../../lib/messaging/protocol';

/** A picture of a tab as a file that this page can show; null where it cannot be had. */
export async function fileOf(pixels: DescribeRequest['pixels'], tabId: number): Promise<Blob | null> {
  if (pixels.type === 'remote') return sendMessage('image:fetch', { url: pixels.url, tabId });
  if (pixels.type === 'encoded') return pixels.file;
  const { rgba, width, height } = pixels;
  const bytes = rgba instanceof Blob ? new Uint8ClampedArray(await rgba.arrayBuffer()) : new Uint8ClampedArray(rgba);
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
  return canvas.convertToBlob();
}
