import { nanoid } from 'nanoid';
import type { DescribeRequest, Urgency } from '../messaging/protocol';
import { largestSideFor } from '../pixels/fit-raster';
import { MAX_COPIED_BYTES } from '../pixels/limits';
import { DescribeError } from '../shared/errors';
import { declined, type Outcome } from '../shared/outcome';
import type { Rgb } from '../shared/raster';
import type { ImageWish } from '../shared/wish';
import { type AskingOptions, describeRemotely } from './describe-remotely';
import { webAddressOf } from './image-source';
import { type Pixels, takePixels } from './take-pixels';

export interface OutcomeOptions extends AskingOptions {
  wish: ImageWish;
  /** What the page itself knows of an image with these pixels; then nobody else is asked. */
  knowFrom?: (pixels: Pixels) => Promise<Outcome | null>;
}

/**
 * Takes an image's pixels, seen on the given background, and asks the background page to describe them. Never rejects: a
 * failure is an outcome.
 */
export async function askForOutcome(
  element: Element,
  background: Rgb,
  urgency: Urgency,
  signal: AbortSignal,
  { wish, knowFrom, ...asking }: OutcomeOptions,
): Promise<Outcome> {
  try {
    const pixels = await takePixels(element, largestSideFor(wish.task), signal);
    const known = await knowFrom?.(pixels);
    if (known) return known;
    const address = webAddressOf(element);
    const request = { id: nanoid(), pixels: toSend(pixels), background, urgency, wish, address };
    return await describeRemotely(request, signal, asking);
  } catch (error) {
    if (signal.aborted) return declined('cancelled');
    return declined(error instanceof DescribeError ? error.reason : 'engine-failed');
  }
}

export function toSend(pixels: Pixels): DescribeRequest['pixels'] {
  if (pixels.type !== 'raster') return pixels;
  const { data, width, height } = pixels;
  return { type: 'raster', rgba: data.byteLength > MAX_COPIED_BYTES ? new Blob([data]) : data, width, height };
}
