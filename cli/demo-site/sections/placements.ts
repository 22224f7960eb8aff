import { type IconName, readIcon } from '../icon-sets';
import { img, type Section, type Site, tiles } from '../markup';
import { dimensions, inlineSvg, svgDocument, symbol } from '../svg';

/** The many ways in which an image gets into a page. */
export function placements(site: Site): Section[] {
  return [
    {
      title: 'Sprites, data: addresses, picture and srcset',
      intro: 'The same kinds of images, put into the page in other ways.',
      body: [sprite(), tiles([...sprites(), dataUrl('bi:telephone'), ...responsive(site)])].join('\n      '),
    },
    {
      title: 'From elsewhere',
      intro:
        'Two images from another origin, one in an open shadow root, one in a frame, one in a frame of another site.',
      body: tiles([...crossOrigin(site), shadowRoot(site), ...frames(site)]),
    },
  ];
}

/** Far down the page, where the browser only loads what the reader comes near. */
export function lazyImages({ assets }: Site): Section {
  const names: IconName[] = ['bi:moon-fill', 'twemoji:sun', 'flag:ca-4x3'];
  return {
    title: 'Loaded late',
    intro: 'The browser does not load these before the reader comes near.',
    body: tiles(names.map((name) => img(name, assets.png(name), 64, 'loading="lazy"'))),
  };
}

const SPRITE: IconName[] = ['bi:bookmark-fill', 'bi:pencil', 'bi:globe'];

function sprite(): string {
  const symbols = SPRITE.map((name, index) => symbol(name, `sprite-${index}`));
  return `<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>`;
}

function sprites(): string[] {
  return SPRITE.map((_, index) => `<svg width="48" height="48"><use href="#sprite-${index}"/></svg>`);
}

function dataUrl(name: IconName): string {
  return img(name, `data:image/svg+xml;base64,${Buffer.from(svgDocument(name)).toString('base64')}`);
}

function responsive({ assets }: Site): string[] {
  const narrow = assets.svg('bi:clock');
  const star = assets.png('bi:star-fill');
  const dense = assets.png('bi:star-fill', { size: 128 });
  return [
    `<picture><source srcset="${narrow}" type="image/svg+xml">${img('bi:clock', assets.png('bi:clock'))}</picture>`,
    img('bi:star-fill', star, 64, `srcset="${star} 1x, ${dense} 2x"`),
  ];
}

function crossOrigin({ assets, otherOrigin }: Site): string[] {
  const names: IconName[] = ['bi:bluetooth', 'twemoji:sun'];
  return names.map((name) => img(name, `${otherOrigin}/${assets.png(name)}`));
}

function shadowRoot({ assets }: Site): string {
  const image = img('bi:envelope', assets.svg('bi:envelope'));
  return `<div><template shadowrootmode="open">${image}</template></div>`;
}

function frames({ assets, otherSite }: Site): string[] {
  const inner = assets.text('frame.html', framed('flag:ch-1x1', assets.png('flag:ch-1x1')));
  const outer = assets.text('other-site.html', framed('simple-icons:firefox', assets.svg('simple-icons:firefox')));
  const size = 'width="120" height="96"';
  return [
    `<iframe src="${inner}" title="A frame" ${size}></iframe>`,
    `<iframe src="${otherSite}/${outer}" title="A frame from another site" ${size}></iframe>`,
  ];
}

function framed(name: IconName, src: string): string {
  const { width, height } = readIcon(name);
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A frame of the Altlight demo</title></head>
  <body style="margin: 0; display: grid; justify-items: center; padding-top: 8px; background: #fff">
    <img src="${src}" ${dimensions(width, height, 40)}>
  </body>
</html>
`;
}

/** White icons, as toolbars have them, each the whole content of a link or a button. */
export function controls({ assets }: Site): Section {
  const white = { colour: '#fff', size: 32 };
  const image = (name: IconName) => img(name, assets.png(name, white), 32);
  const items = [
    `<a href="#search">${inlineSvg('bi:search', 32)}</a>`,
    `<a href="#home">${image('bi:house')}</a>`,
    `<a href="#github">${inlineSvg('simple-icons:github', 32)}</a>`,
    `<button type="button">${inlineSvg('bi:trash-fill', 32)}</button>`,
    `<button type="button">${image('bi:download')}</button>`,
    `<button type="button">${inlineSvg('lucide:settings', 32)}</button>`,
    `<input type="image" src="${assets.png('bi:cart-fill', white)}" width="32" height="32">`,
  ];
  return {
    title: 'White icons in links and buttons',
    intro: 'Each is the only content of its link or button: without a name nobody knows what it does.',
    body: tiles(items, 'bar'),
  };
}
