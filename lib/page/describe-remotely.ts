import { sendMessage } from '../messaging/messenger';
import type { DescribeRequest } from '../messaging/protocol';
import { declined, type Outcome } from '../shared/outcome';
import { TimeLimitError, unlessAborted, within } from '../shared/time-limit';
import { isExtensionGone } from './extension-life';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;
/** Longer than any limit on the way: it only guards against an answer that is lost without an error. */
const ANSWER_LIMIT_MS = 120_000;

/**
 * Asks the background for a description. The service worker may be killed at any moment and the request with it; the
 * page still wants the answer, so it asks again. Rejects when aborted, or when the extension is gone for good.
 */
export async function describeRemotely(request: DescribeRequest, signal: AbortSignal): Promise<Outcome> {
  const cancel = () => {
    if (!isExtensionGone()) void sendMessage('image:cancel', { id: request.id }).catch(() => {});
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await unlessAborted(signal, askAgain(request, signal));
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

async function askAgain(request: DescribeRequest, signal: AbortSignal): Promise<Outcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return await within(ANSWER_LIMIT_MS, sendMessage('image:describe', request), 'no answer from the background');
    } catch (error) {
      if (signal.aborted || isExtensionGone()) throw error;
      if (error instanceof TimeLimitError) return declined('engine-timed-out');
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** attempt));
    }
  }
  return declined('engine-failed');
}
