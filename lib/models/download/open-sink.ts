import type { ModelStore } from '../store';
import type { FileSink } from './download-file';

const PIECE_BYTES = 1024 * 1024;

export interface OpenSink extends FileSink {
  /** Everything that is there; each piece is only good until the next. */
  pieces(): Iterable<Uint8Array>;
  close(): void;
}

/** https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle: TypeScript knows it in workers only. */
interface SyncAccessHandle {
  getSize(): number;
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

type WritableInPlace = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccessHandle> };

/** A file in the store that is written in place, so that a cut download keeps each byte. Only in a dedicated worker. */
export async function openSink(store: ModelStore, id: string, path: string): Promise<OpenSink> {
  const file = (await store.fileHandle(id, path)) as WritableInPlace;
  const handle = await file.createSyncAccessHandle();
  return {
    size: () => handle.getSize(),
    append: (bytes) => {
      const written = handle.write(bytes, { at: handle.getSize() });
      if (written < bytes.length) throw new DOMException('the disk is full', 'QuotaExceededError');
    },
    clear: () => handle.truncate(0),
    pieces: () => piecesOf(handle),
    close: () => {
      try {
        handle.flush();
      } finally {
        // Where the disk is full, too: else it can neither be gone on with nor be deleted.
        handle.close();
      }
    },
  };
}

/** A file of hundreds of megabytes is never in memory as a whole. */
function* piecesOf(handle: SyncAccessHandle): Generator<Uint8Array> {
  const piece = new Uint8Array(PIECE_BYTES);
  for (let at = 0; ; ) {
    const bytes = handle.read(piece, { at });
    if (bytes === 0) return;
    yield piece.subarray(0, bytes);
    at += bytes;
  }
}
