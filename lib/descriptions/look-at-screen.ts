import { browser } from 'wxt/browser';
import type { SeenImage } from '../messaging/protocol';
import type { Sender } from '../messaging/senders';
import { DescribeError } from '../shared/errors';
import { requestedLooks } from './requested-looks';

/** CSS pixels; less cannot be told from its surroundings. */
const SMALLEST = 8;

/**
 * The part of the screen that shows an image, for images that only the user's cookies or network can show. Rejects with
 * a DescribeError: when the user has not asked, the tab is not in front, or nothing of the image is in view.
 */
export async function lookAtScreen({ box, viewport }: SeenImage, { tab, frameId }: Sender): Promise<Blob> {
  const isAsked = tab?.id !== undefined && (await requestedLooks.isAllowed(tab.id));
  // Where a frame stands in the tab is not known to it.
  if (!isAsked || !tab.active || frameId !== 0) throw new DescribeError('not-in-view');
  const left = Math.max(0, box.x);
  const top = Math.max(0, box.y);
  const width = Math.min(viewport.width, box.x + box.width) - left;
  const height = Math.min(viewport.height, box.y + box.height) - top;
  if (!(width >= SMALLEST && height >= SMALLEST)) throw new DescribeError('not-in-view');

  const address = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  const screen = await createImageBitmap(await (await fetch(address)).blob());
  const scale = screen.width / viewport.width;
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(screen, -left * scale, -top * scale);
  screen.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
