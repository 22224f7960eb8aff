import { readFileSync } from 'node:fs';

const BUILT = '.output/chrome-mv3';

/** The page, and every script and style that it loads before it shows anything. */
function pageFiles(page) {
  const html = readFileSync(`${BUILT}/${page}.html`, 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
  return [`${page}.html`, ...loaded].map((file) => `${BUILT}/${file}`);
}

export default [
  { name: 'content script, gzipped', path: `${BUILT}/page.js`, limit: '30 kB', gzip: true },
  { name: 'before each page, gzipped', path: `${BUILT}/pointing.js`, limit: '1 kB', gzip: true },
  { name: 'dialog, gzipped', path: `${BUILT}/dialog.js`, limit: '20 kB', gzip: true },
  { name: 'popup, gzipped', path: pageFiles('popup'), limit: '40 kB', gzip: true },
  { name: 'options, gzipped', path: pageFiles('options'), limit: '80 kB', gzip: true },
  {
    name: 'Chrome zip, with the model',
    path: '.output/altlight-*-chrome.zip',
    limit: '25 MB',
    gzip: false,
  },
];
