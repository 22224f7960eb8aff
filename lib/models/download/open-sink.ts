import type { ModelStore } from '../store';
import type { FileSink } from './download-file';

export interface OpenSink extends FileSink {
  /** Everything that is there. */
  readAll(): Uint8Array<ArrayBuffer>;
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
    readAll: () => {
      const bytes = new Uint8Array(handle.getSize());
      handle.read(bytes, { at: 0 });
      return bytes;
    },
    close: () => {
      handle.flush();
      handle.close();
    },
  };
}
