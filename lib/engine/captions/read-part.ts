import type { ManifestFile } from '../../models/manifest';

/** Tells how much of a model's bytes has been read, 0..1, as one file after the other is; a file counts once. */
export function readPart(
  files: readonly Pick<ManifestFile, 'path' | 'bytes'>[],
  onRead: (part: number) => void,
): (path: string) => void {
  const left = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const all = sum(left);
  return (path) => {
    if (left.delete(path) && all > 0) onRead((all - sum(left)) / all);
  };
}

const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((total, bytes) => total + bytes, 0);
