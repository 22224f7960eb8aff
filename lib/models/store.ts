import type { Architecture, InstalledModel } from '../shared/installed-model';
import { ModelError } from '../shared/model-error';
import { sha256 } from './digest';
import { isComplete, type Manifest, parseManifest } from './manifest';

const ROOT = 'models';
const MANIFEST = 'manifest.json';

/** Models on this device, in the origin private file system: a folder each, which no page and no other extension sees. */
export class ModelStore {
  constructor(private readonly root: FileSystemDirectoryHandle) {}

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

  async save(manifest: Manifest): Promise<void> {
    const folder = await this.root.getDirectoryHandle(manifest.id, { create: true });
    const writable = await (await folder.getFileHandle(MANIFEST, { create: true })).createWritable();
    await writable.write(JSON.stringify(manifest));
    await writable.close();
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
    await this.forgetFile(manifest, path);
    throw new ModelError('damaged', path);
  }

  /** The file is no longer held to be here. */
  async forgetFile(manifest: Manifest, path: string): Promise<void> {
    const files = manifest.files.map((file) => (file.path === path ? { ...file, sha256: null } : file));
    await this.save({ ...manifest, files });
    const folder = await this.#folder(manifest.id);
    await folder?.removeEntry(diskName(path)).catch(() => {});
  }

  /** Does nothing where there is no such model. */
  async remove(id: string): Promise<void> {
    await this.root.removeEntry(id, { recursive: true }).catch((error: DOMException) => {
      if (error.name !== 'NotFoundError') throw error;
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

  #folder(id: string): Promise<FileSystemDirectoryHandle | null> {
    return this.root.getDirectoryHandle(id).catch(() => null);
  }
}

export async function openModelStore(): Promise<ModelStore> {
  const top = await navigator.storage.getDirectory();
  return new ModelStore(await top.getDirectoryHandle(ROOT, { create: true }));
}

/** Folders within a model's folder would only be more to clean up. */
const diskName = (path: string) => path.replaceAll('/', '__');

async function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  const handle = await folder.getFileHandle(name).catch(() => null);
  return handle ? handle.getFile() : null;
}
