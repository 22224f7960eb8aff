import { ModelError } from '../../shared/model-error';
import { unlessAborted } from '../../shared/time-limit';
import { chunksOf, get, type Watch } from '../http';
import type { PlannedFile } from '../planned-file';

/** Where a file's bytes go. What is written stays, also when the download is cut. */
export interface FileSink {
  /** Bytes that are there already. */
  size(): number;
  append(bytes: Uint8Array): void;
  /** Drops what is there. */
  clear(): void;
}

export interface DownloadOptions extends Watch {
  onBytes: () => void;
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
  const start = sink.size();
  if (start >= bytes) return;
  const response = await get(url, options, { headers: start > 0 ? { Range: `bytes=${start}-` } : {} });
  // The whole file comes where the server knows no ranges.
  if (response.status !== 206) sink.clear();
  for await (const chunk of chunksOf(url, options, response)) {
    if (sink.size() + chunk.length > bytes) throw new ModelError('wrong-bytes', `${url} is longer than it should be`);
    sink.append(chunk);
    options.onBytes();
  }
  if (sink.size() < bytes) throw new ModelError('unreachable', `${url} was cut`);
}
