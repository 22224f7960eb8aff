import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Program {
  name: string;
  /** The environment variable by which a person chooses one. */
  variable: string;
  /** Looked for in the PATH. */
  commands: string[];
  /** Where else it may be; on Windows below the folders of programs. */
  places: Partial<Record<NodeJS.Platform, string[]>> & { own?: string[] };
  /** Debian's. */
  package: string;
}

/** The path of a program that is on this machine. Throws when the one that was chosen is not. */
export function findProgram(program: Program): string | undefined {
  const chosen = process.env[program.variable];
  if (!chosen) return candidates(program).find(isExecutable);
  if (isExecutable(chosen)) return chosen;
  throw new Error(`${program.variable} is "${chosen}", which is not an executable file.`);
}

/** Installs a program on Debian or Ubuntu, as root; undefined where that cannot be done, or has failed. */
export function installOnDebian(program: Program): string | undefined {
  if (process.getuid?.() !== 0 || !isDebianLike()) return undefined;
  console.error(`No ${program.name} was found: installing it with apt-get. This takes a minute or two.`);
  // Everything goes to stderr: a caller's stdout may be JSON.
  const stdio: ['ignore', number, number] = ['ignore', 2, 2];
  spawnSync('apt-get', ['update'], { stdio });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', program.package], { stdio });
  return candidates(program).find(isExecutable);
}

function candidates({ commands, places }: Program): string[] {
  return [...fromPath(commands), ...wellKnown(places), ...(places.own ?? [])];
}

function fromPath(commands: string[]): string[] {
  if (process.platform === 'win32') return [];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function wellKnown(places: Program['places']): string[] {
  const paths = places[process.platform] ?? [];
  if (process.platform !== 'win32') return paths;
  const roots = [process.env.LOCALAPPDATA, process.env.ProgramFiles, process.env['ProgramFiles(x86)']];
  return paths.flatMap((path) => roots.map((root) => (root ? join(root, path) : '')));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

function isDebianLike(): boolean {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}
