import { readFile, rm } from 'node:fs/promises';
import { collectAssets } from './assets';
import { readCredits } from './icon-sets';
import { formatSection, type Site } from './markup';
import { graphics } from './sections/graphics';
import { limits } from './sections/limits';
import { controls, lazyImages, placements } from './sections/placements';
import { silence } from './sections/silence';

/**
 * Writes the demo site into a folder, which is emptied first. `otherPort` is that of a second server of the same
 * folder: some images are asked for there, across origins.
 */
export async function generateDemoSite(folder: string, otherPort: number): Promise<void> {
  const assets = collectAssets();
  const site = { assets, otherOrigin: `http://127.0.0.1:${otherPort}`, otherSite: `http://localhost:${otherPort}` };
  assets.text('style.css', await readFile(new URL('style.css', import.meta.url), 'utf8'));
  assets.text('index.html', formatPage(site));
  await rm(folder, { recursive: true, force: true });
  await assets.write(folder);
}

function formatPage(site: Site): string {
  const sections = [
    ...graphics(site),
    controls(site),
    ...placements(site),
    ...silence(site),
    ...limits(site),
    lazyImages(site),
  ];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Altlight demo: images without a name</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="style.css">
  </head>
  <body>
    <header>
      <h1>Images without a name</h1>
      <p>Nobody wrote a text alternative for most images on this page, as on much of the web. A screen reader says
        “image”, or spells out a file name. Altlight names those that it knows, on this computer, and is silent about
        the rest.</p>
    </header>
    <main>
${sections.map(formatSection).join('\n')}
    </main>
    <footer>
      <h2>Credits</h2>
      <ul>
${formatCredits()}
        <li>Photographs: NASA, Rachel Michetti, Stefan van der Walt, SpaceX (public domain and CC0), from scikit-image.</li>
      </ul>
    </footer>
  </body>
</html>
`;
}

function formatCredits(): string {
  return readCredits()
    .map(({ name, author, licence, url }) => `        <li><a href="${url}">${name}</a> by ${author}, ${licence}</li>`)
    .join('\n');
}
