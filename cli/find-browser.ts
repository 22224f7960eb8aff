import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findProgram, installOnDebian, type Program } from './find-program';

/** Chromium comes first: Google's own Chrome no longer loads extensions from the command line. */
const CHROMIUM: Program = {
  name: 'Chromium',
  variable: 'ALTLIGHT_BROWSER',
  commands: [
    'chromium',
    'chromium-browser',
    'google-chrome-for-testing',
    'microsoft-edge',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
  ],
  places: {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
    darwin: ['Chromium', 'Google Chrome for Testing', 'Microsoft Edge', 'Google Chrome'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    ),
    win32: [
      join('Chromium', 'Application', 'chrome.exe'),
      join('Microsoft', 'Edge', 'Application', 'msedge.exe'),
      join('Google', 'Chrome', 'Application', 'chrome.exe'),
    ],
    own: [chromium.executablePath()],
  },
  package: 'chromium',
};

const HELP = `No Chromium was found. Install one ("apt-get install chromium", "brew install --cask chromium",
"npx playwright install chromium"), or set ALTLIGHT_BROWSER to the browser's executable.`;

/** The path of a Chromium-based browser. On Debian or Ubuntu, as root, installs one when there is none. */
export function findBrowser(): string {
  const found = findProgram(CHROMIUM) ?? installOnDebian(CHROMIUM);
  if (!found) throw new Error(HELP);
  return found;
}
