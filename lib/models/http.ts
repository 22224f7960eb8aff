import { ModelError } from '../shared/model-error';

/** Rejects with a ModelError when there is no answer, or a bad one. */
export async function get(url: string, signal: AbortSignal, method = 'GET'): Promise<Response> {
  const response = await fetch(url, { method, signal, credentials: 'omit', cache: 'no-store' }).catch((error) => {
    signal.throwIfAborted();
    throw new ModelError('unreachable', new URL(url).host, { cause: error });
  });
  if (!response.ok) throw errorOfStatus(response.status, url);
  return response;
}

export function errorOfStatus(status: number, url: string): ModelError {
  if (status === 404 || status === 410) return new ModelError('not-found', url);
  if (status === 401 || status === 403) return new ModelError('forbidden', url);
  return new ModelError('server-error', `${status} ${url}`);
}
