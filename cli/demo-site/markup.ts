import type { Assets } from './assets';
import { type IconName, readIcon } from './icon-sets';
import { dimensions } from './svg';

/** What a section may ask for. */
export interface Site {
  assets: Assets;
  /** The same files under another origin: "http://127.0.0.1:43211". */
  otherOrigin: string;
  /** The same files under another site, which the browser keeps in a process of its own: "http://localhost:43211". */
  otherSite: string;
}

export interface Section {
  title: string;
  /** HTML of one paragraph. */
  intro: string;
  /** HTML of the images. */
  body: string;
}

/** An <img>; without `attributes` it has no alt, which is the point of most of this site. */
export function img(name: IconName, src: string, size = 64, attributes = ''): string {
  const { width, height } = readIcon(name);
  return `<img src="${src}" ${dimensions(width, height, size)}${attributes && ' '}${attributes}>`;
}

/** Images side by side, on a light ground for those that cannot follow a dark theme. */
export function tiles(images: string[], kind: 'paper' | 'plain' | 'bar' = 'paper'): string {
  const list = images.map((image) => `<li>${image}</li>`).join('\n        ');
  return `<ul class="tiles ${kind}">\n        ${list}\n      </ul>`;
}

export function formatSection({ title, intro, body }: Section, index: number): string {
  const id = `section-${index + 1}`;
  return `    <section aria-labelledby="${id}">
      <h2 id="${id}">${title}</h2>
      <p>${intro}</p>
      ${body}
    </section>`;
}
