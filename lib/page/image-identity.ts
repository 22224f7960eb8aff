import type { ImageIdentity } from '../messaging/protocol';
import { backgroundBehind } from '../pixels/background-behind';
import { largestSideFor } from '../pixels/fit-raster';
import { toSend } from './ask-for-outcome';
import { sourceOf } from './image-source';
import { takePixels } from './take-pixels';

/** Characters. What is longer is a data: URL of some size. */
const MAX_ADDRESS = 4_096;

/** As for a name: what the user says is kept by the same pixels that are asked about. Rejects with a DescribeError. */
export async function identityOf(image: Element): Promise<ImageIdentity> {
  const pixels = await takePixels(image, largestSideFor('brief'), new AbortController().signal);
  return { pixels: toSend(pixels), background: backgroundBehind(image) };
}

/** What stays the same of an image's place from visit to visit; null for what is drawn by itself. */
export function placeOf(image: Element): string | null {
  const source = sourceOf(image);
  return source && source.length <= MAX_ADDRESS && !source.startsWith('blob:') ? source : null;
}
