import { ModelError } from '../shared/model-error';

/** Bytes that may still be stored; null where the browser does not tell. */
export type FreeBytes = () => Promise<number | null>;

/** What must remain free beside a model: the browser's own caches want to live, too. */
const SPARE_BYTES = 50 * 1024 * 1024;

/** Rejects with a ModelError where so many bytes have no room. */
export async function checkSpace(bytes: number, freeBytes: FreeBytes): Promise<void> {
  const free = await freeBytes();
  const needed = bytes + SPARE_BYTES;
  if (free !== null && free < needed) throw new ModelError('no-space', '', {}, { space: { needed, free } });
}

/** In this browser. */
export async function freeBytes(): Promise<number | null> {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined ? null : quota - (usage ?? 0);
}
