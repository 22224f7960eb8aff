import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Whole sets of images from npm. The bundled model learned from the first four and has never seen the others. */
const SETS = {
  bi: () => require.resolve('@iconify-json/bi/icons.json'),
  'simple-icons': () => require.resolve('@iconify-json/simple-icons/icons.json'),
  flag: () => require.resolve('@iconify-json/flag/icons.json'),
  twemoji: () => require.resolve('@iconify-json/twemoji/icons.json'),
  lucide: () => require.resolve('@iconify-json/lucide/icons.json'),
  cib: () => require.resolve('@iconify-json/cib/icons.json'),
  flagpack: () => require.resolve('@iconify-json/flagpack/icons.json'),
  'fluent-emoji-flat': () => require.resolve('@iconify-json/fluent-emoji-flat/icons.json'),
} as const;

export type SetName = keyof typeof SETS;
/** A set and an image in it: "bi:search". */
export type IconName = `${SetName}:${string}`;

interface Shape {
  body: string;
  width?: number;
  height?: number;
}

interface IconSet {
  icons: Record<string, Shape>;
  width?: number;
  height?: number;
}

export interface Icon {
  body: string;
  width: number;
  height: number;
}

export interface Credit {
  name: string;
  author: string;
  licence: string;
  url: string;
}

const loaded = new Map<SetName, IconSet>();

export function readIcon(name: IconName): Icon {
  const [setName, iconName] = name.split(':') as [SetName, string];
  const set = readSet(setName);
  const shape = set.icons[iconName];
  if (!shape) throw new Error(`The icon set ${setName} has no "${iconName}".`);
  // 16 is Iconify's default.
  return {
    body: shape.body,
    width: shape.width ?? set.width ?? 16,
    height: shape.height ?? set.height ?? 16,
  };
}

function readSet(name: SetName): IconSet {
  const set = loaded.get(name) ?? (JSON.parse(readFileSync(SETS[name](), 'utf8')) as IconSet);
  loaded.set(name, set);
  return set;
}

/** To whom thanks, and for two sets attribution, are owed. */
export function readCredits(): Credit[] {
  return Object.values(SETS).map((resolve) => {
    const info = JSON.parse(readFileSync(join(dirname(resolve()), 'info.json'), 'utf8'));
    return { name: info.name, author: info.author.name, licence: info.license.title, url: info.author.url };
  });
}
