import { ModelError, type ModelErrorCode } from '../../shared/model-error';
import { unlessAborted } from '../../shared/time-limit';
import { isExact, isSameState, stateIn } from '../file-state';
import { chunksOf, errorOfStatus, request, type Watch } from '../http';
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
  /** Resolves when there is a network again; null where there is one. Rejects with the signal's reason. */
  untilOnline: (signal: AbortSignal) => Promise<void> | null;
  /** It goes on only when there is a network again. */
  onOffline: () => void;
}

const ATTEMPTS = 5;
const CUT: readonly ModelErrorCode[] = ['unreachable', 'stalled'];
const PASSING: readonly ModelErrorCode[] = [...CUT, 'server-error', 'bad-answer'];

/**
 * Fetches what is missing of a file, and tries again where that may help; without a network it waits for one. Rejects with a ModelError ("changed": the server has
 * another file now than was planned), or the signal's reason.
 */
export async function downloadFile(file: PlannedFile, sink: FileSink, options: DownloadOptions): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchRest(file, sink, options);
    } catch (error) {
      options.signal.throwIfAborted();
      if (!isOneOf(PASSING, error)) throw error;
      const online = isOneOf(CUT, error) ? options.untilOnline(options.signal) : null;
      if (online) {
        options.onOffline();
        await online;
        attempt = 0;
        continue;
      }
      if (attempt === ATTEMPTS) throw error;
      const pause = options.pause * 2 ** (attempt - 1);
      await unlessAborted(options.signal, new Promise((resolve) => setTimeout(resolve, pause)));
    }
  }
}

const isOneOf = (codes: readonly ModelErrorCode[], error: unknown) =>
  error instanceof ModelError && codes.includes(error.code);

async function fetchRest(file: PlannedFile, sink: FileSink, options: DownloadOptions): Promise<void> {
  const { url, bytes } = file;
  // Parts of two files would be taken for one, and remembered as right.
  if (!file.check && !isExact(file.state)) sink.clear();
  const start = sink.size();
  if (start >= bytes) return;
  const response = await request(url, options, { headers: start > 0 ? headersForRest(file, start) : {} });
  if (response.status === 416) throw beginAnew(sink, url);
  if (!response.ok) throw errorOfStatus(response.status, url);
  if (!file.check && hasChanged(file, response)) throw new ModelError('changed', url);
  // The whole file comes where the server knows no ranges, or another file now.
  if (response.status !== 206) sink.clear();
  else if (!isRest(file, start, response)) throw beginAnew(sink, url);
  for await (const chunk of chunksOf(url, options, response)) {
    if (sink.size() + chunk.length > bytes) throw new ModelError('wrong-bytes', url);
    sink.append(chunk);
    options.onBytes();
  }
  if (sink.size() < bytes) throw new ModelError('unreachable', url);
}

/** Files that can be checked are asked for without If-Range: hubs send them on to servers that know another ETag. */
function headersForRest({ check, state }: PlannedFile, start: number): Record<string, string> {
  const range = { Range: `bytes=${start}-` };
  return check || state === null ? range : { ...range, 'If-Range': state };
}

function hasChanged({ bytes, state }: PlannedFile, { status, headers }: Response): boolean {
  const now = stateIn(headers);
  if (state !== null && now !== null && !isSameState(state, now)) return true;
  const total = status === 206 ? contentRange(headers)?.total : wholeLength(headers);
  return total !== undefined && total !== bytes;
}

/** What a server sends that was asked for the rest need not be it. What can be checked later is believed without saying so. */
function isRest({ check, bytes }: PlannedFile, start: number, { headers }: Response): boolean {
  const range = contentRange(headers);
  if (!range) return check !== null;
  return range.start === start && (range.total ?? bytes) === bytes;
}

function contentRange(headers: Headers): { start: number; total: number | undefined } | undefined {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  return start ? { start: Number(start), total: total === '*' ? undefined : Number(total) } : undefined;
}

/** Undefined where the server does not say, or speaks of compressed bytes. */
function wholeLength(headers: Headers): number | undefined {
  const length = headers.get('content-length');
  return length === null || headers.has('content-encoding') ? undefined : Number(length);
}

/** The next attempt asks for the whole file. */
function beginAnew(sink: FileSink, url: string): ModelError {
  sink.clear();
  return new ModelError('bad-answer', url);
}
