import { flagOfJapan } from '../tests/support/png';
import type { TestSite } from '../tests/support/test-site';

/** So many different pictures stand on a page again and again, as icons and flags do. */
export const REPEATED_PICTURES = 100;
const NAMES = ['', 'alt=""', 'alt=""', 'alt="Bob"', 'alt="A flag"', 'title="Flag"', 'aria-label="Flag"', 'alt="Anna"'];

/** A page with ten elements an image. Of eight images one lacks a name, two are decorative, five are named. */
export function largePage(site: TestSite, images: number, pictures: number): string {
  const paths = Array.from({ length: pictures }, (_, index) =>
    site.file(`/picture-${index}.png`, flagOfJapan(96, index), 'image/png'),
  );
  const items = Array.from({ length: images }, (_, index) => {
    const path = paths[Math.floor(index / NAMES.length) % pictures];
    return `<div><p>Some <b>text</b> <span><i>and</i> <a href="/page-of-${index}">a link</a></span></p>
      <p>More <span>text</span> <em>and</em> <img src="${path}" width="16" height="16" ${NAMES[index % NAMES.length]}></p></div>`;
  });
  return site.page(items.join('\n'));
}
