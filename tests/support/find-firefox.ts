import { join } from 'node:path';
import { findProgram, installOnDebian, type Program } from '../../cli/find-program';

const FIREFOX: Program = {
  name: 'Firefox',
  variable: 'ALTLIGHT_FIREFOX',
  commands: ['firefox-esr', 'firefox'],
  places: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [join('Mozilla Firefox', 'firefox.exe')],
  },
  package: 'firefox-esr',
};

export const FIREFOX_HELP = `No Firefox was found, so nothing is tested in it. Install one ("apt-get install firefox-esr",
"brew install --cask firefox"), or set ALTLIGHT_FIREFOX to its executable.`;

/** The path of Firefox; undefined where there is none. On the build machine there must be one: as root, it is installed. */
export function findFirefox(): string | undefined {
  const found = findProgram(FIREFOX);
  if (found || !process.env.CI) return found;
  const installed = installOnDebian(FIREFOX);
  if (!installed) throw new Error(FIREFOX_HELP);
  return installed;
}
