import { img, type Section, type Site, tiles } from '../markup';

const PHOTOS = ['astronaut', 'coffee', 'cat', 'rocket'];

/** What the bundled model cannot describe, and what nothing can. */
export function limits(site: Site): Section[] {
  return [
    {
      title: 'Photographs',
      intro:
        'These need a larger model than the bundled one, which knows graphics only. Altlight says so, and no more.',
      body: tiles(PHOTOS.map((name) => `<img src="${site.assets.photo(name)}" width="200" height="150">`)),
    },
    {
      title: 'Broken',
      intro: 'Missing, cut off, of another type than they claim, empty, malformed: no claim is made about any of them.',
      body: tiles(broken(site)),
    },
  ];
}

function broken({ assets }: Site): string[] {
  const files = [
    'images/missing.png',
    assets.text('images/page.png', '<!doctype html><title>Not an image</title><p>Please sign in.</p>\n'),
    assets.text('images/page.html', '<!doctype html><title>Not an image</title><p>Please sign in.</p>\n'),
    assets.text('images/empty.png', ''),
    assets.text('images/malformed.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9'),
  ];
  return [
    ...files.map((src) => `<img src="${src}" width="64" height="64">`),
    img('twemoji:dog-face', assets.truncatedPng('twemoji:dog-face')),
  ];
}
