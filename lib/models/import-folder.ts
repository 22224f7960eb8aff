import type { Architecture } from '../shared/installed-model';
import { asModelError, ModelError } from '../shared/model-error';
import { TimeLimitError, unlessAborted, within } from '../shared/time-limit';
import type { Dtypes } from './catalogue';
import { FileDigest, sha256 } from './digest';
import { filesOfModel } from './files-of-model';
import { checkSpace, type FreeBytes } from './free-space';
import type { Watch } from './http';
import { FROM_DISK, type Manifest, type ManifestFile } from './manifest';
import type { ModelStore } from './store';

export interface FolderModel {
  id: string;
  name: string;
  /** Null: its config.json says it. */
  architecture: Architecture | null;
  dtypes: Dtypes;
}

/** Files of a folder that was picked from disk; each knows its path, the folder's own name first. */
export interface PickedFile {
  webkitRelativePath: string;
  size: number;
  text(): Promise<string>;
  stream(): ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface CopyOptions extends Watch {
  onBytes: (bytes: number) => void;
}

/**
 * Copies a model from a folder on the user's disk into the store. Whatever has its id remains until all of it is copied, so
 * there must be room for both. Its SHA-256 digests are remembered from now on. Rejects with a ModelError that says which files are missing, before anything is copied;
 * with the signal's reason when aborted: then nothing of it remains.
 */
export async function importFolder(
  store: ModelStore,
  model: FolderModel,
  picked: readonly PickedFile[],
  freeBytes: FreeBytes,
  { onBytes, ...watch }: CopyOptions,
): Promise<void> {
  const byPath = new Map(picked.map((file) => [file.webkitRelativePath.replace(/^[^/]*\//, ''), file]));
  const text = async (path: string) => inTime(path, watch, byPath.get(path)?.text() ?? Promise.resolve(''));
  const folder = { paths: [...byPath.keys()], text };
  const { architecture, paths } = await filesOfModel(folder, model.architecture, model.dtypes);
  const wanted = paths.flatMap((path) => {
    const file = byPath.get(path);
    return file ? [{ path, file }] : [];
  });
  const bytes = wanted.reduce((sum, { file }) => sum + file.size, 0);
  const aside = `${model.id}~new`;
  const copyAside = async () => {
    await checkSpace(bytes, freeBytes);
    try {
      await store.remove(aside);
      const files = await copy(store, aside, wanted, { onBytes, ...watch });
      watch.signal.throwIfAborted();
      await store.replace(await manifestOf({ ...model, architecture }, files), aside);
    } catch (error) {
      // What cannot be deleted now is when the browser starts; why it came to this matters more.
      await store.remove(aside).catch((left) => console.warn('Altlight: a part of a model is left over.', left));
      throw error;
    }
  };
  try {
    // Nobody tidies away what is locked.
    await store.whileWriting(model.id, () => store.whileWriting(aside, copyAside));
  } catch (error) {
    watch.signal.throwIfAborted();
    throw asModelError(error);
  }
}

async function copy(
  store: ModelStore,
  id: string,
  wanted: readonly { path: string; file: PickedFile }[],
  options: CopyOptions,
): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  for (const { path, file } of wanted) {
    const sha256 = await write(await store.fileHandle(id, path), file.stream(), path, options);
    files.push({ path, url: FROM_DISK, bytes: file.size, check: null, state: null, sha256 });
  }
  return files;
}

async function manifestOf(
  { id, name, architecture, dtypes }: FolderModel & { architecture: Architecture },
  files: ManifestFile[],
): Promise<Manifest> {
  const digests = new TextEncoder().encode(files.map((file) => file.sha256).join());
  const revision = (await sha256(digests)).slice(0, 40);
  const source = { host: FROM_DISK, repo: name, revision };
  return { version: 1, id, name, ...source, architecture, dtypes: { ...dtypes }, paused: false, files };
}

/** Piece by piece. Returns the file's SHA-256. */
async function write(
  handle: FileSystemFileHandle,
  bytes: ReadableStream<Uint8Array<ArrayBuffer>>,
  path: string,
  { onBytes, ...watch }: CopyOptions,
): Promise<string> {
  const digest = new FileDigest();
  const writable = await handle.createWritable();
  const reader = bytes.getReader();
  try {
    for (;;) {
      const { done, value } = await inTime(path, watch, reader.read());
      if (done) break;
      await writable.write(value);
      digest.add(value);
      onBytes(value.length);
    }
    await writable.close();
    return digest.end();
  } catch (error) {
    void reader.cancel().catch(() => {});
    // A file that is still open cannot be deleted.
    await writable.abort(error).catch(() => {});
    throw error;
  }
}

/** A drive that is asleep, or on a network, may not answer at all. */
async function inTime<T>(path: string, { signal, stallLimit }: Watch, answer: Promise<T>): Promise<T> {
  try {
    return await unlessAborted(signal, within(stallLimit, answer, path));
  } catch (error) {
    throw error instanceof TimeLimitError ? new ModelError('disk-silent', path, { cause: error }) : error;
  }
}
