import type { Urgency } from '../messaging/protocol';
import { DescribeError } from '../shared/errors';
import { declined, type Outcome } from '../shared/outcome';
import type { Rgb } from '../shared/raster';
import { describeRemotely } from './describe-remotely';
import { webAddressOf } from './image-source';
import { takePixels } from './take-pixels';

/**
 * Takes an image's pixels, seen on the given background, and asks the background page to describe them. Never rejects: a
 * failure is an outcome.
 */
export async function askForOutcome(
  element: Element,
  background: Rgb,
  urgency: Urgency,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const pixels = await takePixels(element, signal);
    const request = { id: crypto.randomUUID(), pixels, background, urgency, address: webAddressOf(element) };
    return await describeRemotely(request, signal);
  } catch (error) {
    if (signal.aborted) return declined('cancelled');
    return declined(error instanceof DescribeError ? error.reason : 'engine-failed');
  }
}
