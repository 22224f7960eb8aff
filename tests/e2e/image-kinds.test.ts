import AxeBuilder from '@axe-core/playwright';
import type { ImageReport } from '../../cli/report';
import { expect, test } from '../support/fixtures';
import { dataUrl, searchSvg, searchSymbol } from '../support/pictures';
import { flagOfJapan } from '../support/png';

const SEARCH = /search icon/;
const JAPAN = /flag of japan/;

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/search.svg', searchSvg('', '#000'), 'image/svg+xml');
  site.file('/frame', `<!doctype html><img id="in-frame" src="/japan.png">`, 'text/html');
});

/** Every way to put an image on a page, with what its name must then say. */
const kinds: [name: string, selector: string, html: (second: string) => string, expected: RegExp][] = [
  ['a PNG file', '#it', () => '<img id="it" src="/japan.png">', JAPAN],
  ['an SVG file', '#it', () => '<img id="it" src="/search.svg" width="48">', SEARCH],
  ['a data: URL', '#it', () => `<img id="it" src="${dataUrl(searchSvg('', '#000'))}">`, SEARCH],
  [
    'picture and srcset',
    '#it',
    () => '<picture><source srcset="/japan.png 1x"><img id="it" src="/none.png"></picture>',
    JAPAN,
  ],
  ['a cross-origin image', '#it', (second) => `<img id="it" src="${second}/japan.png">`, JAPAN],
  ['a cross-origin image with CORS', '#it', () => '<img id="it" crossorigin src="/japan.png">', JAPAN],
  ['inline SVG', '#it', () => searchSvg('id="it"'), SEARCH],
  [
    'inline SVG by <use>',
    '#it',
    () =>
      `<svg style="display:none">${searchSymbol('s')}</svg><svg id="it" width="48" height="48"><use href="#s"/></svg>`,
    SEARCH,
  ],
  [
    'a white icon on a dark bar',
    '#it',
    () => `<div style="background:#123;color:#fff">${searchSvg('id="it"')}</div>`,
    SEARCH,
  ],
  [
    'a white SVG file on a dark bar',
    '#it',
    () => `<div style="background:#123"><img id="it" src="${dataUrl(searchSvg('', '#fff'))}"></div>`,
    SEARCH,
  ],
  [
    'role=img with a background',
    '#it',
    () => '<div id="it" role="img" style="width:96px;height:96px;background:url(/japan.png)"></div>',
    JAPAN,
  ],
  ['role=img around an svg', '#it', () => `<span id="it" role="img">${searchSvg()}</span>`, SEARCH],
  ['the only content of a button', '#it', () => `<button>${searchSvg('id="it"')}</button>`, /search$/],
  ['the only content of a link', '#it', () => `<a href="/japan"><img id="it" src="/japan.png"></a>`, JAPAN],
  ['input type=image', '#it', () => '<input id="it" type="image" src="/search.svg" width="48">', /search$/],
  ['a junk name', '#it', () => '<img id="it" src="/japan.png" alt="IMG_1234.jpg">', JAPAN],
  [
    'an object',
    '#it',
    () => '<object id="it" data="/japan.png" type="image/png" width="96" height="96"></object>',
    JAPAN,
  ],
  ['an embed', '#it', () => '<embed id="it" src="/japan.png" type="image/png" width="96" height="96">', JAPAN],
  [
    'an image in an svg with a text',
    '#it',
    () =>
      '<svg width="96" height="120"><image id="it" href="/japan.png" width="96" height="96"/><text y="110">x</text></svg>',
    JAPAN,
  ],
  [
    'an area of an image map',
    '#it',
    () =>
      `<img src="/japan.png" alt="" width="200" height="200" usemap="#map"><map name="map"><area id="it" href="/tokyo" coords="0,0,200,200"></map>`,
    /tokyo \(appears to be: flag of japan\)/,
  ],
  [
    'role=img around a canvas',
    '#it',
    () =>
      `<div id="it" role="img"><canvas width="96" height="96"></canvas></div><img id="source" src="/japan.png" alt=""><script>
        source.decode().then(() => document.querySelector('canvas').getContext('2d').drawImage(source, 0, 0));
      </script>`,
    JAPAN,
  ],
  [
    'a closed shadow root',
    'body > x-card >>> #it',
    () =>
      '<x-card></x-card><script>document.querySelector("x-card").attachShadow({mode:"closed"}).innerHTML = `<img id="it" src="/japan.png">`</script>',
    JAPAN,
  ],
  [
    'an open shadow root',
    'body > x-card >>> #it',
    () =>
      '<x-card></x-card><script>document.querySelector("x-card").attachShadow({mode:"open"}).innerHTML = `<img id="it" src="/japan.png">`</script>',
    JAPAN,
  ],
  ['a frame', '#in-frame', () => '<iframe src="/frame" width="200" height="200"></iframe>', JAPAN],
  [
    'a srcdoc frame',
    '#it',
    () => `<iframe width="200" height="200" srcdoc="<img id=it src=/japan.png>"></iframe>`,
    JAPAN,
  ],
];

function expectName(image: ImageReport | undefined, expected: RegExp, name: string): void {
  expect.soft(image, name).toMatchObject({ state: 'described', source: 'graphics-v0', reason: 'recognised' });
  expect.soft(image?.before, name).not.toMatch(expected);
  expect.soft(image?.after, name).toMatch(expected);
  expect.soft(image?.after, name).toBe(image?.written);
}

test('every kind of image gets its name in the accessibility tree', async ({ describeApart, site }) => {
  const documents = await describeApart(kinds.map(([, , html]) => html(site.second)));
  for (const [index, [name, selector, , expected]] of kinds.entries()) {
    expectName(documents[index]?.get(selector), expected, name);
  }
});

test('so does a lazy image far down', async ({ describe, site }) => {
  const far = '<div style="height:9000px"></div><img id="it" src="/japan.png" loading="lazy" width="96" height="96">';
  expectName((await describe(site.page(far))).get('#it'), JAPAN, 'far down');
});

test('images that come later get a name, and another when their pixels change', async ({ open, site }) => {
  const page = await open(site.page('<p>Nothing yet</p>'));
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => document.querySelector('#it')?.setAttribute('src', '/search.svg'));
  await expect(page.locator('#it')).toHaveAttribute('alt', SEARCH);
});

test('axe-core finds nothing in what Altlight says it described', async ({ open, site }) => {
  const body = kinds.map(([, , html], index) =>
    html(site.second)
      .replaceAll('#s', `#s${index}`)
      .replaceAll('id="it"', `id="it${index}"`)
      .replaceAll('"s"', `"s${index}"`),
  );
  const page = await open(
    site.page(`<main><h1>All kinds</h1>${body.filter((html) => !/iframe|script/.test(html)).join('\n')}</main>`),
  );
  const rules = ['image-alt', 'input-image-alt', 'role-img-alt', 'svg-img-alt', 'button-name', 'link-name'];
  const violations = async () => (await new AxeBuilder({ page }).withRules(rules).analyze()).violations.length;
  await expect.poll(violations).toBe(0);
});

const changes: [name: string, html: string, change: string][] = [
  ['a path of an svg', searchSvg('id="it"'), 'it.querySelector("path").setAttribute("d", "M0 0h1v1z")'],
  ['a class in an svg', `<style>.off path { opacity: 0.01 }</style>${searchSvg('id="it"')}`, 'it.classList.add("off")'],
  [
    'the <use> of an svg',
    `<svg style="display:none">${searchSymbol('s')}<symbol id="other" viewBox="0 0 16 16"><path d="M0 0h1v1z"/></symbol></svg><svg id="it" width="48" height="48"><use href="#s"/></svg>`,
    'it.querySelector("use").setAttribute("href", "#other")',
  ],
  ['the parts of an svg', searchSvg('id="it"'), 'it.innerHTML = `<path d="M0 0h1v1z"/>`'],
  [
    'the icon in a role=img',
    `<span id="it" role="img">${searchSvg()}</span>`,
    'it.innerHTML = `<svg width="48" height="48"><path d="M0 0h1v1z"/></svg>`',
  ],
];

for (const [name, html, change] of changes) {
  test(`a name is withdrawn when ${name} changes`, async ({ open, site }) => {
    const page = await open(site.page(html));
    await expect(page.locator('#it')).toHaveAttribute('aria-label', SEARCH);
    await page.evaluate(`{ const it = document.getElementById("it"); ${change}; }`);
    await expect(page.locator('#it')).not.toHaveAttribute('aria-label', SEARCH);
  });
}

test('a name stays, untouched, when only the paint around what it names changes', async ({ open, site }) => {
  const page = await open(site.page(searchSvg('id="it"')));
  await expect(page.locator('#it')).toHaveAttribute('aria-label', SEARCH);
  const writes = await page.evaluate(async () => {
    let count = 0;
    const it = document.getElementById('it') as Element;
    new MutationObserver((records) => {
      count += records.length;
    }).observe(it, { attributeFilter: ['aria-label'] });
    for (let frame = 0; frame < 40; frame++) {
      it.setAttribute('class', `frame-${frame}`);
      await new Promise(requestAnimationFrame);
    }
    return count;
  });
  expect(writes).toBe(0);
  await expect(page.locator('#it')).toHaveAttribute('aria-label', SEARCH);
});
