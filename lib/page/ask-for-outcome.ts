import type { Urgency } from '../messaging/protocol';
import { backgroundBehind } from '../pixels/background-behind';
import { DescribeError } from '../shared/errors';
import { declined, type Outcome } from '../shared/outcome';
import { describeRemotely } from './describe-remotely';
import { takePixels } from './take-pixels';

/** Takes an image's pixels and asks the background to describe them. Never rejects: a failure is an outcome. */
export async function askForOutcome(element: Element, urgency: Urgency, signal: AbortSignal): Promise<Outcome> {
  try {
    const pixels = await takePixels(element, signal);
    const background = backgroundBehind(element);
    return await describeRemotely({ id: crypto.randomUUID(), pixels, background, urgency }, signal);
  } catch (error) {
    if (signal.aborted) return declined('cancelled');
    return declined(error instanceof DescribeError ? error.reason : 'engine-failed');
  }
}
