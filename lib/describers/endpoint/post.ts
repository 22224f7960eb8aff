import type { Endpoint } from '../../shared/endpoint';
import { DescribeError } from '../../shared/errors';
import { unlessAborted } from '../../shared/time-limit';
import { bounded } from './bounded';

/** A request that has something in it which the server does not know, or cannot do. */
export class UnknownRequestError extends DescribeError {}

const ATTEMPTS = 4;
/** A server that asks for more patience than this is overloaded. */
const LONGEST_WAIT_MS = 30_000;

/** Sends a request, and again where that may help. Rejects with a DescribeError, or the signal's reason. */
export async function post(
  { baseUrl, key, model }: Endpoint,
  path: string,
  body: unknown,
  { signal, pause }: { signal: AbortSignal; pause: number },
): Promise<Response> {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(body),
    signal,
    credentials: 'omit',
    cache: 'no-store',
    // A key, and an image, go where the user said and nowhere else.
    redirect: 'error',
  };
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${baseUrl}${path}`, init).catch((error) => {
      signal.throwIfAborted();
      return new DescribeError('endpoint-unreachable', String(error), { cause: error });
    });
    if (response instanceof Response && response.ok) return response;
    const isLast = attempt === ATTEMPTS;
    const wait = waitBefore(response, pause * 2 ** (attempt - 1));
    if (isLast || wait === null) throw response instanceof DescribeError ? response : await errorOf(response, model);
    // What is not read would hold its connection until it is collected.
    if (response instanceof Response) response.body?.cancel().catch(() => {});
    await unlessAborted(signal, new Promise((resolve) => setTimeout(resolve, wait)));
  }
}

/** Milliseconds until it may go better; null where it will not. Scattered, so that many pages do not come back at once. */
function waitBefore(response: Response | DescribeError, pause: number): number | null {
  const scattered = pause * (0.75 + Math.random() / 2);
  if (response instanceof DescribeError) return scattered;
  if (![429, 502, 503, 504].includes(response.status)) return null;
  const asked = Number(response.headers.get('retry-after')) * 1_000;
  const wait = Math.max(scattered, Number.isFinite(asked) ? asked : 0);
  return wait <= LONGEST_WAIT_MS ? wait : null;
}

async function errorOf(response: Response, model: string): Promise<DescribeError> {
  const text = (await new Response(bounded(response)).text().catch(() => '')).slice(0, 500);
  const message = `${response.status} ${text}`;
  if (response.status === 401 || response.status === 403) return new DescribeError('endpoint-refused-key', message);
  if (response.status === 404 || isOfModel(response.status, text, model)) {
    return new DescribeError('endpoint-unknown-model', message);
  }
  if ([429, 502, 503, 504].includes(response.status)) return new DescribeError('endpoint-overloaded', message);
  const Refused = isOfContent(response.status) ? UnknownRequestError : DescribeError;
  return new Refused('endpoint-refused', message);
}

const isOfContent = (status: number) => status === 400 || status === 422;

/**
 * Many servers answer 400 where they do not have the model, and name it: "Server is pinned to …; requested …" (transformers
 * serve), "… is not a valid model ID". They also name it where it cannot do what it is asked for, which is something else.
 */
const isOfModel = (status: number, text: string, model: string) =>
  isOfContent(status) && text.includes(model) && !/image|vision|modal|logprob/i.test(text);
