import { DescribeError } from '../shared/errors';
import { unlessAborted } from '../shared/time-limit';
import { checkImageFile } from './check-image-file';
import { FETCH_TIMEOUT_MS, MAX_BYTES, MAX_REDIRECTS } from './limits';
import { isPrivateHost } from './private-host';

export interface FetchOptions {
  /** Host name of the page that shows the image: the one private host that it may name. */
  pageHost: string | null;
  signal: AbortSignal;
  /** Where a redirect goes: the absolute URL of the next hop, or null. fetch() itself hides it. */
  redirectTarget: (url: string, signal: AbortSignal) => Promise<string | null>;
  fetch?: typeof fetch;
  timeoutMs?: number;
  maxBytes?: number;
}

/**
 * Fetches an image as anyone could: without credentials, from public hosts, hop by hop. The blob's type is the one that
 * its content has. Rejects with a DescribeError, or with the caller's reason as soon as its signal is aborted.
 */
export async function fetchPublicImage(url: string, options: FetchOptions): Promise<Blob> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? FETCH_TIMEOUT_MS);
  const finished = new AbortController();
  const signal = AbortSignal.any([options.signal, timeout, finished.signal]);
  try {
    const response = await followHops(url, { ...options, signal });
    const file = await readBody(response, options.maxBytes ?? MAX_BYTES);
    const { type } = await checkImageFile(file);
    return file.slice(0, file.size, type);
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof DescribeError) throw error;
    if (timeout.aborted) throw new DescribeError('response-timed-out', `${url} took too long`, { cause: error });
    throw new DescribeError('network-error', String(error), { cause: error });
  } finally {
    // Ends what nobody reads: the body of an error page, of a redirect, of a file that is too large.
    finished.abort();
  }
}

async function followHops(start: string, options: FetchOptions): Promise<Response> {
  const { pageHost, signal, redirectTarget, fetch: request = fetch } = options;
  let url = checkAddress(start, pageHost);
  // A public server may not send us into a private network, not even to the page's own host.
  const mayEnter = isPrivateHost(url.hostname) ? url.hostname : null;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await request(url, {
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'default',
      signal,
    });
    if (!isRedirect(response)) return checkStatus(response);
    const target = response.headers.get('location') ?? (await unlessAborted(signal, redirectTarget(url.href, signal)));
    if (!target) throw new DescribeError('network-error', `${url} redirects nowhere`);
    url = checkAddress(new URL(target, url).href, mayEnter);
  }
  throw new DescribeError('network-error', `${start} redirects too often`);
}

function checkAddress(address: string, allowedPrivateHost: string | null): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new DescribeError('unsupported-address', address);
  url.username = '';
  url.password = '';
  // No server sees it, and webRequest, which tells of redirects, does not either.
  url.hash = '';
  if (isPrivateHost(url.hostname) && url.hostname !== allowedPrivateHost) {
    throw new DescribeError('private-network', url.hostname);
  }
  return url;
}

function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
}

function checkStatus(response: Response): Response {
  if (response.ok) return response;
  const asksWhoWeAre = response.status === 401 || response.status === 403;
  throw new DescribeError(asksWhoWeAre ? 'needs-credentials' : 'http-error', `status ${response.status}`);
}

/** Counts while it reads: a server may lie about the length, or never end. */
async function readBody(response: Response, maxBytes: number): Promise<Blob> {
  const tooMany = () => new DescribeError('too-many-bytes', `more than ${maxBytes} bytes`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) throw tooMany();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw tooMany();
    chunks.push(chunk);
  }
  return new Blob(chunks);
}
