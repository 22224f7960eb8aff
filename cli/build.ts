import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_EXTENSION, ROOT } from './paths';

export async function buildIfMissing(): Promise<void> {
  if (existsSync(join(BUILT_EXTENSION, 'manifest.json'))) return;
  console.error('The extension is not built yet.');
  await build();
}

/** `npm run build:chrome`; what it prints goes to stderr. */
export async function build(): Promise<void> {
  console.error('Building the extension (npm run build:chrome) …');
  const child = spawn('npm', ['run', 'build:chrome'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`npm run build:chrome failed with exit code ${code}.`);
}
