import { ModelError } from '../shared/model-error';
import { TimeLimitError, within } from '../shared/time-limit';

/** How long a server, or a disk, is waited for. */
export interface Watch {
  signal: AbortSignal;
  /** Milliseconds without a sign of life after which it is given up. */
  stallLimit: number;
}

/** Rejects with a ModelError when there is no answer, or a bad one; with the signal's reason when aborted. */
export async function get(url: string, watch: Watch, init: RequestInit = {}): Promise<Response> {
  const response = await request(url, watch, init);
  if (!response.ok) throw errorOfStatus(response.status, url);
  return response;
}

/** As get(), but also bad answers are answers. */
export async function request(url: string, watch: Watch, init: RequestInit): Promise<Response> {
  const stop = new AbortController();
  const signal = AbortSignal.any([watch.signal, stop.signal]);
  try {
    return await inTime(url, watch, fetch(url, { ...init, signal, credentials: 'omit', cache: 'no-store' }));
  } catch (error) {
    stop.abort();
    throw error;
  }
}

/** The body, piece by piece, each in time. Rejects as get() does; whoever stops early stops the server. */
export async function* chunksOf(
  url: string,
  watch: Watch,
  { body }: Response,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await inTime(url, watch, reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

export async function textOf(url: string, watch: Watch, response: Response): Promise<string> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunksOf(url, watch, response)) chunks.push(chunk);
  return new Blob(chunks).text();
}

async function inTime<T>(url: string, { signal, stallLimit }: Watch, promise: Promise<T>): Promise<T> {
  try {
    return await within(stallLimit, promise, url);
  } catch (error) {
    signal.throwIfAborted();
    const code = error instanceof TimeLimitError ? 'stalled' : 'unreachable';
    throw new ModelError(code, new URL(url).host, { cause: error });
  }
}

export function errorOfStatus(status: number, url: string): ModelError {
  if (status === 404 || status === 410) return new ModelError('not-found', url);
  if (status === 401 || status === 403) return new ModelError('forbidden', url);
  return new ModelError('server-error', `${status} ${url}`);
}
