import type { IconName } from '../icon-sets';
import { img, type Section, type Site, tiles } from '../markup';
import { inlineSvg } from '../svg';

const SPACER = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Images that Altlight leaves as they are, and author descriptions that describe nothing. */
export function silence(site: Site): Section[] {
  return [
    {
      title: 'Decorative, and so silent',
      intro: 'Marked as decoration, invisible, or next to text that says it all. A screen reader should hear none.',
      body: tiles(decorative(site)),
    },
    {
      title: 'Named by the author',
      intro: "The author's own words stay, even short ones.",
      body: tiles(named(site)),
    },
    {
      title: 'Names that say nothing',
      intro: 'A file name, an identifier or the word “image” is no description.',
      body: tiles(junk(site)),
    },
  ];
}

function decorative({ assets }: Site): string[] {
  const image = (name: IconName, attributes: string) => img(name, assets.png(name), 64, attributes);
  return [
    image('bi:star-fill', 'alt=""'),
    image('bi:heart-fill', 'role="presentation"'),
    image('bi:cloud', 'alt="" aria-hidden="true"'),
    inlineSvg('bi:gear', 48, 'aria-hidden="true"'),
    `<img src="${SPACER}" width="64" height="2">`,
    `<button type="button">${inlineSvg('bi:download', 20)} Download</button>`,
    `<a href="#print">${img('bi:printer', assets.svg('bi:printer'), 20)} Print this page</a>`,
  ];
}

function named({ assets }: Site): string[] {
  return [
    img('bi:search', assets.png('bi:search'), 64, 'alt="Find a book"'),
    img('simple-icons:github', assets.svg('simple-icons:github'), 64, 'alt="GH"'),
    img('twemoji:rocket', assets.png('twemoji:rocket'), 64, 'title="Launch day"'),
    inlineSvg('bi:bell', 48, 'role="img" aria-label="Three reminders"'),
    `<button type="button" aria-label="Close">${inlineSvg('bi:x-lg', 32)}</button>`,
  ];
}

function junk({ assets }: Site): string[] {
  const names: [IconName, string][] = [
    ['bi:house-fill', 'IMG_1234.jpg'],
    ['twemoji:red-heart', 'image'],
    ['flag:jp-4x3', '0b0f5f3e-98a4-4b7c-9d53-1c1a6f4de7aa'],
    ['simple-icons:wikipedia', 'logo-final-2x.png'],
  ];
  return names.map(([name, alt]) => img(name, assets.png(name), 64, `alt="${alt}"`));
}
