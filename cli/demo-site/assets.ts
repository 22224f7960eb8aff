import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IconName, readIcon } from './icon-sets';
import { type Drawing, rasterise } from './rasterise';
import { type SvgOptions, svgDocument } from './svg';

const PHOTOS = fileURLToPath(new URL('../../tests/fixtures/photos', import.meta.url));

/** The files that a page's markup asks for. Each method answers with the file's address, relative to the page. */
export interface Assets {
  svg(name: IconName, options?: SvgOptions): string;
  png(name: IconName, options?: SvgOptions): string;
  photo(name: string): string;
  /** The first part of a PNG file, as if the connection had been lost. */
  truncatedPng(name: IconName): string;
  text(path: string, content: string): string;
  write(folder: string): Promise<void>;
}

export function collectAssets(): Assets {
  const texts = new Map<string, string>();
  const drawings = new Map<string, Drawing & { truncated?: boolean }>();
  const photos = new Set<string>();
  const png = (name: IconName, options: SvgOptions, truncated = false) => {
    const path = `images/${fileName(name, options)}${truncated ? '-truncated' : ''}.png`;
    drawings.set(path, { ...drawing(name, options), truncated });
    return path;
  };
  const text = (path: string, content: string) => {
    texts.set(path, content);
    return path;
  };
  return {
    text,
    svg: (name, options = {}) => text(`images/${fileName(name, options)}.svg`, svgDocument(name, options)),
    png: (name, options = {}) => png(name, options),
    truncatedPng: (name) => png(name, {}, true),
    photo: (name) => {
      photos.add(`${name}.jpg`);
      return `photos/${name}.jpg`;
    },
    write: async (folder) => {
      await mkdir(join(folder, 'photos'), { recursive: true });
      await Promise.all([...photos].map((name) => copyFile(join(PHOTOS, name), join(folder, 'photos', name))));
      await writeAll(folder, texts);
      await writeAll(folder, await drawAll(drawings));
    },
  };
}

/** Says nothing of what the image shows, so that no name can be had from the address. */
function fileName(name: IconName, { colour, size }: SvgOptions): string {
  const key = [name, colour, size].join(' ');
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 0xffffff;
  return `asset-${hash.toString(16).padStart(6, '0')}`;
}

/** Twice the CSS size, as for a dense screen. */
function drawing(name: IconName, options: SvgOptions): Drawing {
  const { width, height } = readIcon(name);
  const pixels = 2 * (options.size ?? 64);
  return { svg: svgDocument(name, options), width: Math.round((width / height) * pixels), height: pixels };
}

async function drawAll(drawings: Map<string, Drawing & { truncated?: boolean }>): Promise<Map<string, Buffer>> {
  const files = await rasterise([...drawings.values()]);
  const entries = [...drawings].map(([path, { truncated }], index): [string, Buffer] => {
    const file = files[index] ?? Buffer.alloc(0);
    return [path, truncated ? file.subarray(0, file.length / 2) : file];
  });
  return new Map(entries);
}

async function writeAll(folder: string, files: Map<string, string | Buffer>): Promise<void> {
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}
