import type { Architecture } from '../shared/installed-model';
import { asModelError } from '../shared/model-error';
import type { Dtypes } from './catalogue';
import { sha256 } from './digest';
import type { ManifestFile } from './manifest';
import { filesToTake, neededFiles } from './needed-files';
import type { ModelStore } from './store';

/** Where files from the user's own disk are said to come from: there is no server to fetch them from again. */
export const FROM_DISK = 'file://';

export interface FolderModel {
  id: string;
  name: string;
  architecture: Architecture;
  dtypes: Dtypes;
}

/** Files of a folder that was picked from disk; each knows its path, the folder's own name first. */
export interface PickedFile {
  webkitRelativePath: string;
  size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Copies a model from a folder on the user's disk into the store; its SHA-256 digests are remembered from now on. Rejects with
 * a ModelError that says which files are missing, before anything is copied.
 */
export async function importFolder(
  store: ModelStore,
  { id, name, architecture, dtypes }: FolderModel,
  picked: readonly PickedFile[],
  onBytes: (bytes: number) => void,
): Promise<void> {
  const byPath = new Map(picked.map((file) => [file.webkitRelativePath.replace(/^[^/]*\//, ''), file]));
  const paths = filesToTake(neededFiles(architecture, dtypes), [...byPath.keys()]);
  const files: ManifestFile[] = [];
  try {
    for (const path of paths) {
      const bytes = new Uint8Array((await byPath.get(path)?.arrayBuffer()) ?? new ArrayBuffer());
      await write(await store.fileHandle(id, path), bytes);
      files.push({ path, url: FROM_DISK, bytes: bytes.length, check: null, sha256: await sha256(bytes) });
      onBytes(bytes.length);
    }
  } catch (error) {
    await store.remove(id);
    throw asModelError(error);
  }
  const revision = await sha256(new TextEncoder().encode(files.map((file) => file.sha256).join()));
  const repo = name;
  const own = { version: 1 as const, id, name, host: FROM_DISK, repo, revision: revision.slice(0, 40) };
  await store.save({ ...own, architecture, dtypes: { ...dtypes }, paused: false, files });
}

async function write(handle: FileSystemFileHandle, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const writable = await handle.createWritable();
  await writable.write(bytes);
  await writable.close();
}
