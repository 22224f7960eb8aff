/** A folder like those of the origin private file system, in memory. It knows what ModelStore and its writers ask for. */
export class MemoryFolder {
  readonly kind = 'directory';
  readonly #entries = new Map<string, MemoryFolder | MemoryFile>();

  constructor(readonly name = '') {}

  async *keys(): AsyncGenerator<string> {
    yield* [...this.#entries.keys()];
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<MemoryFolder> {
    return this.#entry(name, create, MemoryFolder);
  }

  async getFileHandle(name: string, { create = false } = {}): Promise<MemoryFile> {
    return this.#entry(name, create, MemoryFile);
  }

  put(file: MemoryFile): void {
    this.#entries.set(file.name, file);
  }

  async removeEntry(name: string): Promise<void> {
    const entry = this.#entries.get(name);
    const files = entry instanceof MemoryFolder ? [...entry.#entries.values()] : [entry];
    if (files.some((file) => file instanceof MemoryFile && file.isOpen))
      throw new DOMException('', 'NoModificationAllowedError');
    if (!this.#entries.delete(name)) throw notFound(name);
  }

  #entry<T extends MemoryFolder | MemoryFile>(
    name: string,
    create: boolean,
    Kind: new (name: string, home: MemoryFolder) => T,
  ): T {
    const entry = this.#entries.get(name) ?? (create ? new Kind(name, this) : undefined);
    if (!(entry instanceof Kind)) throw notFound(name);
    this.#entries.set(name, entry);
    return entry;
  }
}

class MemoryFile {
  readonly kind = 'file';
  bytes = new Uint8Array();
  /** By a writable that was neither closed nor aborted. */
  isOpen = false;

  constructor(
    public name: string,
    private home: MemoryFolder,
  ) {}

  async move(folder: MemoryFolder, name: string): Promise<void> {
    await this.home.removeEntry(this.name);
    Object.assign(this, { name, home: folder });
    folder.put(this);
  }

  getFile = async () => new File([this.bytes], this.name);

  /** What is written is there when it is closed. */
  async createWritable() {
    const parts: BlobPart[] = [];
    this.isOpen = true;
    return {
      write: async (part: BlobPart) => void parts.push(part),
      abort: async () => {
        this.isOpen = false;
      },
      close: async () => {
        this.isOpen = false;
        this.bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      },
    };
  }

  async createSyncAccessHandle() {
    return {
      getSize: () => this.bytes.length,
      read: (buffer: Uint8Array, { at }: { at: number }) => {
        const part = this.bytes.subarray(at, at + buffer.length);
        buffer.set(part);
        return part.length;
      },
      write: (bytes: Uint8Array, { at }: { at: number }) => {
        const grown = new Uint8Array(Math.max(this.bytes.length, at + bytes.length));
        grown.set(this.bytes);
        grown.set(bytes, at);
        this.bytes = grown;
        return bytes.length;
      },
      truncate: (size: number) => {
        this.bytes = this.bytes.slice(0, size);
      },
      flush: () => {},
      close: () => {},
    };
  }
}

const notFound = (name: string) => new DOMException(`${name} is not there`, 'NotFoundError');
