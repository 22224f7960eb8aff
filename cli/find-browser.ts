import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium comes first: Google's own Chrome no longer loads extensions from the command line. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'microsoft-edge',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome'];
const WINDOWS_PROGRAMS = [
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
];

const HELP = `No Chromium was found. Install one ("apt-get install chromium", "brew install --cask chromium",
"npx playwright install chromium"), or set ALTLIGHT_BROWSER to the browser's executable.`;

/** The path of a Chromium-based browser. On Debian or Ubuntu, as root, installs one when there is none. */
export function findBrowser(): string {
  const chosen = process.env.ALTLIGHT_BROWSER;
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`ALTLIGHT_BROWSER is "${chosen}", which is not an executable file.`);
  }
  const found = candidates().find(isExecutable) ?? installOnDebian();
  if (!found) throw new Error(HELP);
  return found;
}

function candidates(): string[] {
  return [...fromPath(), ...wellKnown(), chromium.executablePath()];
}

function fromPath(): string[] {
  if (process.platform === 'win32') return [];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function wellKnown(): string[] {
  if (process.platform === 'darwin') {
    return MAC_APPLICATIONS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const roots = [process.env.LOCALAPPDATA, process.env.ProgramFiles, process.env['ProgramFiles(x86)']];
    return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => (root ? join(root, program) : '')));
  }
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/opt/google/chrome/chrome'];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path !== '';
  } catch {
    return false;
  }
}

function installOnDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !isDebianLike()) return undefined;
  console.error('No Chromium was found: installing it with apt-get. This takes a minute or two.');
  // Everything goes to stderr: a caller's stdout may be JSON.
  const stdio: ['ignore', number, number] = ['ignore', 2, 2];
  spawnSync('apt-get', ['update'], { stdio });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio });
  return candidates().find(isExecutable);
}

function isDebianLike(): boolean {
  return (
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}
