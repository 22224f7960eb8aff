import type { Architecture, InstalledModel } from '../shared/installed-model';
import { ModelError } from '../shared/model-error';
import { sha256 } from './digest';
import { filesToFetch, isComplete, type Manifest, type ManifestFile, parseManifest, withFiles } from './manifest';

/** https://github.com/whatwg/fs/pull/10: browsers have it in the origin private file system, TypeScript does not know it. */
type MovableFile = FileSystemFileHandle & { move(folder: FileSystemDirectoryHandle, name: string): Promise<void> };

const ROOT = 'models';
const MANIFEST = 'manifest.json';

/**
 * Models on this device, in the origin private file system: a folder each, which no page and no other extension sees. Several
 * documents and workers have a store open (who fetches, who copies a folder, who reads), so what is known of a model is read
 * and written under a lock.
 */
export class ModelStore {
  constructor(
    private readonly root: FileSystemDirectoryHandle,
    private readonly locks: LockManager,
  ) {}

  async list(): Promise<Manifest[]> {
    const manifests: Manifest[] = [];
    for await (const id of this.root.keys()) {
      const manifest = await this.manifest(id);
      if (manifest) manifests.push(manifest);
    }
    return manifests;
  }

  async manifest(id: string): Promise<Manifest | null> {
    const folder = await this.#folder(id);
    const file = folder && (await fileIn(folder, MANIFEST));
    return file ? parseManifest(await file.text()) : null;
  }

  /** Null unless all its files are here. */
  async installed(id: string): Promise<InstalledModel | null> {
    const manifest = await this.manifest(id);
    if (!manifest || !isComplete(manifest)) return null;
    const { revision, architecture, dtypes } = manifest;
    return { id, revision, architecture, dtypes };
  }

  /** The first one of a kind whose files are all here. */
  async installedOf(architectures: readonly Architecture[]): Promise<InstalledModel | null> {
    const complete = (await this.list()).filter(isComplete);
    const [manifest] = architectures.flatMap((wanted) =>
      complete.filter(({ architecture }) => architecture === wanted),
    );
    return manifest ? this.installed(manifest.id) : null;
  }

  /** Makes a model known that is not yet; its files may be here already. Rejects with the signal's reason when aborted. */
  add(manifest: Manifest, signal?: AbortSignal): Promise<void> {
    return this.#alone(manifest.id, () => {
      signal?.throwIfAborted();
      return this.#save(manifest);
    });
  }

  /**
   * Changes what is known of a model, while nobody else does. Answers what is known then; null, and nothing is done, where
   * there is no such model (any more).
   */
  change(id: string, next: (manifest: Manifest) => Manifest): Promise<Manifest | null> {
    return this.#alone(id, async () => {
      const manifest = await this.manifest(id);
      if (!manifest) return null;
      const changed = next(manifest);
      if (changed !== manifest) await this.#save(changed);
      return changed;
    });
  }

  /**
   * A file's bytes, read once and checked before they are handed over; null where the model has no such file. Rejects with
   * a ModelError; a damaged file is deleted, so that it is fetched anew and never used.
   */
  async read(id: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const manifest = await this.manifest(id);
    if (!manifest) throw new ModelError('not-installed', id);
    const entry = manifest.files.find((file) => file.path === path);
    if (!entry) return null;
    const folder = await this.#folder(id);
    const file = folder && (await fileIn(folder, diskName(path)));
    const bytes = file && new Uint8Array(await file.arrayBuffer());
    if (bytes && entry.sha256 && (await sha256(bytes)) === entry.sha256) return bytes;
    if (entry.sha256) await this.#forget(id, path, entry.sha256);
    throw new ModelError('damaged', path);
  }

  /** A model whose files lie under another id takes the place of whatever has its own. */
  replace(manifest: Manifest, aside: string): Promise<void> {
    return this.#alone(manifest.id, async () => {
      const from = await this.root.getDirectoryHandle(aside);
      await this.#remove(manifest.id);
      const folder = await this.root.getDirectoryHandle(manifest.id, { create: true });
      for (const { path } of manifest.files) {
        const file = (await from.getFileHandle(diskName(path))) as MovableFile;
        await file.move(folder, diskName(path));
      }
      await this.#save(manifest);
      await this.#remove(aside);
    });
  }

  /** Does nothing where there is no such model. */
  remove(id: string): Promise<void> {
    return this.#alone(id, () => this.#remove(id));
  }

  /** Deletes what nobody knows of (a copy that was cut, a file that was exchanged), unless it is being written. */
  async sweep(): Promise<void> {
    const ids: string[] = [];
    for await (const id of this.root.keys()) ids.push(id);
    for (const id of ids) {
      await this.locks.request(filesLock(id), { ifAvailable: true }, async (lock) => {
        if (lock) await this.tidy(id);
      });
    }
  }

  /** Deletes those files in a model's folder that are not its own (any more); all of it, where nothing is known of it. */
  tidy(id: string): Promise<void> {
    return this.#alone(id, async () => {
      const manifest = await this.manifest(id);
      const folder = await this.#folder(id);
      if (!manifest || !folder) return this.#remove(id);
      const known = [...manifest.files, ...filesToFetch(manifest)].map(({ path }) => diskName(path));
      const names: string[] = [];
      for await (const name of folder.keys()) names.push(name);
      const unknown = names.filter((name) => name !== MANIFEST && !known.includes(name));
      for (const name of unknown) await folder.removeEntry(name).catch(ignoreMissing);
    });
  }

  /** Deletes files that are not those of the model (any more). */
  removeFiles(id: string, paths: readonly string[]): Promise<void> {
    return this.#alone(id, async () => {
      const folder = await this.#folder(id);
      for (const path of paths) await folder?.removeEntry(diskName(path)).catch(ignoreMissing);
    });
  }

  /**
   * Does work that writes a model's files, unless somebody else is at it: then it rejects with a ModelError. The lock goes
   * with its document or worker, so nothing remains locked after a crash.
   */
  async whileWriting<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.locks.request(filesLock(id), { ifAvailable: true }, async (lock) => {
      if (!lock) throw new ModelError('busy', id);
      return work();
    });
  }

  /** The handle of a file to write, which is made if need be. */
  async fileHandle(id: string, path: string): Promise<FileSystemFileHandle> {
    const folder = await this.root.getDirectoryHandle(id, { create: true });
    return folder.getFileHandle(diskName(path), { create: true });
  }

  /** Bytes of a file that are here, right or wrong. */
  async size(id: string, path: string): Promise<number> {
    const folder = await this.#folder(id);
    const file = folder && (await fileIn(folder, diskName(path)));
    return file?.size ?? 0;
  }

  /** The file is no longer held to be here, unless it has been written anew since it had this digest. */
  #forget(id: string, path: string, digest: string): Promise<void> {
    return this.#alone(id, async () => {
      const manifest = await this.manifest(id);
      const isSame = ({ path: other, sha256 }: ManifestFile) => other === path && sha256 === digest;
      if (!manifest?.files.some(isSame)) return;
      await this.#save(withFiles(manifest, (file) => (isSame(file) ? { ...file, sha256: null } : file)));
      await (await this.#folder(id))?.removeEntry(diskName(path)).catch(ignoreMissing);
    });
  }

  async #save(manifest: Manifest): Promise<void> {
    const folder = await this.root.getDirectoryHandle(manifest.id, { create: true });
    const writable = await (await folder.getFileHandle(MANIFEST, { create: true })).createWritable();
    await writable.write(JSON.stringify(manifest));
    await writable.close();
  }

  #remove(id: string): Promise<void> {
    return this.root.removeEntry(id, { recursive: true }).catch(ignoreMissing);
  }

  /** One at a time, of all documents and workers of the extension. */
  async #alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    return this.locks.request(`model: ${id}`, work);
  }

  #folder(id: string): Promise<FileSystemDirectoryHandle | null> {
    return this.root.getDirectoryHandle(id).catch((error) => ignoreMissing(error) ?? null);
  }
}

export async function openModelStore(): Promise<ModelStore> {
  const top = await navigator.storage.getDirectory();
  return new ModelStore(await top.getDirectoryHandle(ROOT, { create: true }), navigator.locks);
}

/** Folders within a model's folder would only be more to clean up. */
const diskName = (path: string) => path.replaceAll('/', '__');

const filesLock = (id: string) => `model files: ${id}`;

async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  const handle = await folder.getFileHandle(name).catch(ignoreMissing);
  return handle ? handle.getFile() : null;
}

function ignoreMissing(error: DOMException): void {
  if (error.name !== 'NotFoundError') throw error;
}
