import { createHash } from 'node:crypto';
import type { Manifest, ManifestFile } from '@/lib/models/manifest';
import { ModelStore } from '@/lib/models/store';
import { MemoryFolder } from './memory-folder';
import { MemoryLocks } from './memory-locks';

/** A store of models in memory; several stores may share a shelf, as documents of the extension do. */
export class ModelShelf {
  readonly root = new MemoryFolder();
  readonly #locks = new MemoryLocks();

  open(): ModelStore {
    return new ModelStore(this.root as never, this.#locks as never);
  }

  async folders(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of this.root.keys()) names.push(name);
    return names;
  }

  async write(id: string, path: string, content: string): Promise<void> {
    const writable = await (await this.open().fileHandle(id, path)).createWritable();
    await writable.write(content);
    await writable.close();
  }
}

/** What is known of a model with these files; those whose digest is to be known are said to be here. */
export function manifestWith(id: string, contents: Record<string, string>, areHere = true): Manifest {
  const files = Object.entries(contents).map(([path, content]): ManifestFile => {
    const digest = createHash('sha256').update(content).digest('hex');
    return {
      path,
      url: `https://models.test/${path}`,
      bytes: content.length,
      check: null,
      state: null,
      sha256: areHere ? digest : null,
    };
  });
  const source = { host: 'https://models.test', repo: `somebody/${id}`, revision: '0'.repeat(40) };
  const rest = { architecture: 'vision-encoder-decoder', dtypes: {}, paused: false } as const;
  return { version: 1, id, name: id, ...source, ...rest, files };
}
