import { handleMessage, sendMessage } from '../messaging/messenger';
import type { DescribeRequest } from '../messaging/protocol';
import { declined, type Outcome } from '../shared/outcome';
import type { OnText } from '../shared/progress';
import { TimeLimitError, unlessAborted, within } from '../shared/time-limit';
import { askBackground } from './ask-background';
import { askTogether } from './ask-together';
import { isExtensionGone } from './extension-life';

/** Longer than any limit on the way, several captions in a row: it guards against an answer that is lost without an error. */
const ANSWER_LIMIT_MS = 900_000;

export interface AskingOptions {
  /** Gets what a model has said so far; one request at a time can have it. */
  onText?: OnText;
  /** It may wait for others, and they for it. */
  isPatient?: boolean;
}

/** Asks the background for a description. Rejects when aborted, or when nobody answers. */
export async function describeRemotely(
  request: DescribeRequest,
  signal: AbortSignal,
  { onText, isPatient }: AskingOptions = {},
): Promise<Outcome> {
  const stopListening = onText && listenForText(request.id, onText);
  const cancel = () => {
    if (!isExtensionGone()) void sendMessage('image:cancel', { id: request.id }).catch(() => {});
  };
  signal.addEventListener('abort', cancel, { once: true });
  const answer = isPatient ? askTogether(request) : askBackground(() => sendMessage('image:describe', request), signal);
  try {
    return await unlessAborted(signal, within(ANSWER_LIMIT_MS, answer, 'no answer from the background'));
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error;
    // Nobody waits for it any more: it would keep its place, and whoever asks for the same image.
    cancel();
    return declined('engine-timed-out');
  } finally {
    signal.removeEventListener('abort', cancel);
    stopListening?.();
  }
}

export const listenForText = (request: string, onText: OnText) =>
  handleMessage('image:text', ({ id, text, progress, language }) => {
    if (id === request) onText(text, progress, language);
  });
