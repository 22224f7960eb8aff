import { sendMessage } from '../messaging/messenger';
import type { DescribeRequest } from '../messaging/protocol';
import type { Outcome } from '../shared/outcome';
import { askBackground } from './ask-background';

/** A message costs the page's thread more than what is in it. */
const MAX_TOGETHER = 8;
/** Milliseconds for which a request waits for others. */
const GATHERING = 20;

interface Waiting {
  request: DescribeRequest;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

let waiting: Waiting[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks the background for a description in one message with others; all are answered when the last of them is. */
export function askTogether(request: DescribeRequest): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    waiting.push({ request, resolve, reject });
    if (waiting.length === MAX_TOGETHER) void send();
    else timer ??= setTimeout(send, GATHERING);
  });
}

async function send(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const sent = waiting;
  waiting = [];
  try {
    const requests = sent.map(({ request }) => request);
    const outcomes = await askBackground(() => sendMessage('image:describe-all', requests));
    for (const [index, { resolve, reject }] of sent.entries()) {
      const outcome = outcomes[index];
      if (outcome) resolve(outcome);
      else reject(new Error('no answer from the background'));
    }
  } catch (error) {
    for (const { reject } of sent) reject(error);
  }
}
