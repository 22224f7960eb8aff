import { ModelError } from '../../shared/model-error';
import { TimeLimitError, unlessAborted, within } from '../../shared/time-limit';
import { errorOfStatus } from '../http';
import type { PlannedFile } from '../planned-file';

/** Where a file's bytes go. What is written stays, also when the download is cut. */
export interface FileSink {
  /** Bytes that are there already. */
  size(): number;
  append(bytes: Uint8Array): void;
  /** Drops what is there. */
  clear(): void;
}

export interface DownloadOptions {
  signal: AbortSignal;
  onBytes: () => void;
  /** Milliseconds without a byte after which the server is given up. */
  stallLimit: number;
  /** Milliseconds before the first new attempt; each further one waits twice as long. */
  pause: number;
}

const ATTEMPTS = 5;

/** Fetches what is missing of a file, and tries again where that may help. Rejects with a ModelError, or the signal's reason. */
export async function downloadFile(file: PlannedFile, sink: FileSink, options: DownloadOptions): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchRest(file, sink, options);
    } catch (error) {
      options.signal.throwIfAborted();
      if (!isPassing(error) || attempt === ATTEMPTS) throw error;
      const pause = options.pause * 2 ** (attempt - 1);
      await unlessAborted(options.signal, new Promise((resolve) => setTimeout(resolve, pause)));
    }
  }
}

const isPassing = (error: unknown) =>
  error instanceof ModelError && ['unreachable', 'server-error', 'stalled'].includes(error.code);

async function fetchRest({ url, bytes }: PlannedFile, sink: FileSink, options: DownloadOptions): Promise<void> {
  const { signal, onBytes, stallLimit } = options;
  const start = sink.size();
  if (start >= bytes) return;
  const stop = new AbortController();
  const init: RequestInit = {
    signal: AbortSignal.any([signal, stop.signal]),
    credentials: 'omit',
    cache: 'no-store',
    headers: start > 0 ? { Range: `bytes=${start}-` } : {},
  };
  try {
    const response = await inTime(stallLimit, fetch(url, init), url);
    if (!response.ok) throw errorOfStatus(response.status, url);
    // The whole file comes where the server knows no ranges.
    if (response.status !== 206) sink.clear();
    const reader = (response.body ?? new Blob().stream()).getReader();
    for (;;) {
      const chunk = await inTime(stallLimit, reader.read(), url);
      if (chunk.done) break;
      if (sink.size() + chunk.value.length > bytes)
        throw new ModelError('wrong-bytes', `${url} is longer than it should be`);
      sink.append(chunk.value);
      onBytes();
    }
  } finally {
    stop.abort();
  }
  if (sink.size() < bytes) throw new ModelError('unreachable', `${url} was cut`);
}

async function inTime<T>(limit: number, promise: Promise<T>, url: string): Promise<T> {
  try {
    return await within(limit, promise, url);
  } catch (error) {
    if (error instanceof ModelError) throw error;
    const code = error instanceof TimeLimitError ? 'stalled' : 'unreachable';
    throw new ModelError(code, new URL(url).host, { cause: error });
  }
}
