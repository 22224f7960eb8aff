import { descriptionLanguage } from '../images/language';
import type { Urgency } from '../messaging/protocol';
import { DescribeError } from '../shared/errors';
import { declined, type Outcome } from '../shared/outcome';
import type { Rgb } from '../shared/raster';
import type { ImageWish } from '../shared/wish';
import { describeRemotely } from './describe-remotely';
import { webAddressOf } from './image-source';
import { takePixels } from './take-pixels';

/**
 * Takes an image's pixels, seen on the given background, and asks the background page to describe them. Never rejects: a
 * failure is an outcome. Without a wish, one sentence is asked for.
 */
export async function askForOutcome(
  element: Element,
  background: Rgb,
  urgency: Urgency,
  signal: AbortSignal,
  { wish = briefWish(element), onText }: { wish?: ImageWish; onText?: (textSoFar: string) => void } = {},
): Promise<Outcome> {
  try {
    const pixels = await takePixels(element, signal);
    const request = { id: crypto.randomUUID(), pixels, background, urgency, wish, address: webAddressOf(element) };
    return await describeRemotely(request, signal, onText);
  } catch (error) {
    if (signal.aborted) return declined('cancelled');
    return declined(error instanceof DescribeError ? error.reason : 'engine-failed');
  }
}

/** What a name needs. */
const briefWish = (element: Element): ImageWish => ({ task: 'brief', language: descriptionLanguage(element) });
