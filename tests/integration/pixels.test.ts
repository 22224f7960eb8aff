import { fileURLToPath } from 'node:url';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';
import { findBrowser } from '../../cli/find-browser';
import { decompressionBomb, png } from '../support/png';
import { TestSite } from '../support/test-site';

const MODULES = {
  ...{ toRaster: 'pixels/to-raster', readPageImage: 'pixels/page-image', inlineSvgFile: 'pixels/inline-svg' },
  ...{ backgroundBehind: 'pixels/background-behind', averageToSquare: 'describers/bundled/square' },
};

/** What the bundle puts on the page. */
declare const pixels: typeof import('@/lib/pixels/to-raster') &
  typeof import('@/lib/pixels/page-image') &
  typeof import('@/lib/pixels/inline-svg') &
  typeof import('@/lib/pixels/background-behind') &
  typeof import('@/lib/describers/bundled/square');

type Point = readonly [x: number, y: number];
/** By share of the width and height. */
const CENTRE: Point = [0.5, 0.5];
const [LEFT, RIGHT]: [Point, Point] = [
  [0.25, 0.5],
  [0.75, 0.5],
];
const RED = [255, 0, 0, 255];
const GREEN = [0, 128, 0, 255];
const BLUE = [0, 0, 255, 255];
const CLEAR = [0, 0, 0, 0];
const SQUARE = '<rect width="8" height="8"/>';

let browser: Browser;
let site: TestSite;
let script: string;
let page: Page;

test.beforeAll(async () => {
  const root = fileURLToPath(new URL('../../lib/', import.meta.url));
  const contents = Object.entries(MODULES).map(([name, path]) => `export { ${name} } from './${path}';`);
  const define = { 'import.meta.env.FIREFOX': 'false' };
  const options = {
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'pixels',
    logLevel: 'error',
    define,
  } as const;
  const built = await build({ ...options, stdin: { contents: contents.join('\n'), resolveDir: root } });
  script = built.outputFiles[0]?.text ?? '';
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  site = await new TestSite().start();
});

test.beforeEach(async () => {
  page = await browser.newPage();
});

test.afterEach(() => page.close());

test.afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function show(body: string, head = ''): Promise<void> {
  await page.goto(site.page(body, head));
  await page.addScriptTag({ content: script });
}

const looks = (...colours: number[][]) => expect.objectContaining({ colours });

interface Look {
  width: number;
  height: number;
  colours: number[][];
}

/** What an inline <svg> looks like, through its file; or the reason why it has none. */
function lookAtSvg(selector: string, ...points: Point[]): Promise<Look | string> {
  return page.evaluate(
    async ({ selector, points }) => {
      try {
        const [host, inner] = selector.split(' >>> ');
        const element = document.querySelector(host ?? '');
        const svg = inner ? element?.shadowRoot?.querySelector(inner) : element;
        const file = pixels.inlineSvgFile(svg as SVGSVGElement);
        const { data, width, height } = await pixels.toRaster(
          { type: 'encoded', file },
          512,
          new AbortController().signal,
        );
        const at = ([x, y]: Point) => (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
        return { width, height, colours: points.map((point) => [...data.slice(at(point), at(point) + 4)]) };
      } catch (error) {
        return (error as { reason?: string }).reason ?? String(error);
      }
    },
    { selector, points },
  );
}

/** What an image file looks like, or the reason why it does not. */
function lookAtFile(bytes: Buffer | string, ...points: Point[]): Promise<Look | string> {
  return page.evaluate(
    async ({ base64, points }) => {
      try {
        const file = new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]);
        const { data, width, height } = await pixels.toRaster(
          { type: 'encoded', file },
          512,
          new AbortController().signal,
        );
        const at = ([x, y]: Point) => (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
        return { width, height, colours: points.map((point) => [...data.slice(at(point), at(point) + 4)]) };
      } catch (error) {
        return (error as { reason?: string }).reason ?? String(error);
      }
    },
    { base64: Buffer.from(bytes).toString('base64'), points },
  );
}

function readImage(selector: string): Promise<{ width: number; height: number; centre: number[] } | string> {
  return page.evaluate(async (selector) => {
    try {
      const image = document.querySelector<HTMLImageElement>(selector) as HTMLImageElement;
      const read = await pixels.readPageImage(image, 512, new AbortController().signal);
      if (read === 'tainted') return read;
      const { width, height } = read;
      const at = (Math.floor(height / 2) * width + Math.floor(width / 2)) * 4;
      return { width, height, centre: [...read.data.slice(at, at + 4)] };
    } catch (error) {
      return (error as { reason?: string }).reason ?? String(error);
    }
  }, selector);
}

test.describe('an inline <svg>', () => {
  test('looks as style sheets make it', async () => {
    const style = `<style>
      .box { color: blue } .red { fill: red } .over { fill: green } .gone { display: none }
      .moved { transform: translateX(4px) } .half { opacity: 0.5 }
    </style>`;
    const svg = (id: string, inner: string) => `<svg id="${id}" width="8" height="8">${inner}</svg>`;
    await show(
      `<div class="box">
        ${svg('class', '<rect class="red" width="8" height="8"/>')}
        ${svg('over', '<rect class="over" fill="#000" width="8" height="8"/>')}
        ${svg('current', '<g fill="currentColor"><rect width="8" height="8"/></g>')}
        ${svg('gone', `<g class="gone">${SQUARE}</g>`)}
        ${svg('moved', '<rect class="red moved" width="4" height="8"/>')}
        ${svg('half', '<rect class="red half" width="8" height="8"/>')}
      </div>`,
      style,
    );
    expect(await lookAtSvg('#class', CENTRE)).toEqual(looks(RED));
    expect(await lookAtSvg('#over', CENTRE)).toEqual(looks(GREEN));
    expect(await lookAtSvg('#current', CENTRE)).toEqual(looks(BLUE));
    expect(await lookAtSvg('#gone', CENTRE)).toEqual(looks(CLEAR));
    expect(await lookAtSvg('#moved', LEFT, RIGHT)).toEqual(looks(CLEAR, RED));
    expect(await lookAtSvg('#half', CENTRE)).toEqual(looks([255, 0, 0, 128]));
  });

  test('takes symbols from a sprite elsewhere, in the colours of each use', async () => {
    const style = '<style>.part { fill: currentColor } .blue { fill: blue } .sprite { color: #123 }</style>';
    await show(
      `<svg class="sprite" style="display:none"><defs>
        <symbol id="by-attribute" viewBox="0 0 8 8"><path fill="currentColor" d="M0 0h8v8H0z"/></symbol>
        <symbol id="by-class" viewBox="0 0 8 8"><path class="part" d="M0 0h4v8H0z"/><path class="blue" d="M4 0h4v8H4z"/></symbol>
        <symbol id="by-inheritance" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></symbol>
        <symbol id="by-another" viewBox="0 0 8 8"><use href="#by-attribute"/></symbol>
      </defs></svg>
      <svg id="attribute" width="8" height="8" style="color:red"><use href="#by-attribute"/></svg>
      <svg id="attribute2" width="8" height="8" style="color:green"><use xlink:href="#by-attribute"/></svg>
      <svg id="class" width="8" height="8" style="color:red"><use href="#by-class"/></svg>
      <svg id="inherited" width="8" height="8"><use fill="red" href="#by-inheritance"/></svg>
      <svg id="another" width="8" height="8" style="color:red"><use href="#by-another"/></svg>
      <svg id="own" width="8" height="8"><symbol id="s" viewBox="0 0 8 8">${SQUARE}</symbol>
        <g fill="red"><use href="#s" width="4"/></g><use href="#s" x="4" width="4" fill="blue"/></svg>`,
      style,
    );
    expect(await lookAtSvg('#attribute', CENTRE)).toEqual(looks(RED));
    expect(await lookAtSvg('#attribute2', CENTRE)).toEqual(looks(GREEN));
    expect(await lookAtSvg('#class', LEFT, RIGHT)).toEqual(looks(RED, BLUE));
    expect(await lookAtSvg('#inherited', CENTRE)).toEqual(looks(RED));
    expect(await lookAtSvg('#another', CENTRE)).toEqual(looks(RED));
    expect(await lookAtSvg('#own', LEFT, RIGHT)).toEqual(looks(RED, BLUE));
  });

  test('takes gradients, clip paths and masks from elsewhere', async () => {
    await show(
      `<svg width="0" height="0"><linearGradient id="g2"><stop class="stop"/></linearGradient>
        <linearGradient id="g" href="#g2"/>
        <clipPath id="c"><rect width="4" height="8"/></clipPath>
        <mask id="m"><rect width="4" height="8" fill="white"/></mask></svg>
      <svg id="gradient" width="8" height="8"><rect width="8" height="8" fill="url(#g)"/></svg>
      <svg id="clip" width="8" height="8"><rect class="clipped" width="8" height="8" fill="red"/></svg>
      <svg id="mask" width="8" height="8"><rect mask="url(#m)" width="8" height="8" fill="red"/></svg>`,
      '<style>.stop { stop-color: green } .clipped { clip-path: url(#c) }</style>',
    );
    expect(await lookAtSvg('#gradient', CENTRE)).toEqual(looks(GREEN));
    expect(await lookAtSvg('#clip', LEFT, RIGHT)).toEqual(looks(RED, CLEAR));
    expect(await lookAtSvg('#mask', LEFT, RIGHT)).toEqual(looks(RED, CLEAR));
  });

  test('finds what it refers to in its shadow root, and by the full address of the page', async () => {
    await show(`<div id="host"><template shadowrootmode="open">
        <svg style="display:none"><symbol id="s" viewBox="0 0 8 8"><rect fill="red" width="8" height="8"/></symbol></svg>
        <svg id="in" width="8" height="8"><use href="#s"/></svg></template></div>
      <svg style="display:none"><symbol id="t" viewBox="0 0 8 8"><rect fill="blue" width="8" height="8"/></symbol></svg>
      <svg id="full" width="8" height="8"></svg>`);
    await page.evaluate(() => {
      const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
      use.setAttribute('href', `${location.href}#t`);
      document.querySelector('#full')?.append(use);
    });
    expect(await lookAtSvg('#host >>> #in', CENTRE)).toEqual(looks(RED));
    expect(await lookAtSvg('#full', CENTRE)).toEqual(looks(BLUE));
  });

  test('has its own size and proportion', async () => {
    await show(`<svg id="box" style="width:20px" viewBox="0 0 20 10"><rect width="20" height="10" fill="red"/></svg>
      <svg id="plain" width="40" height="10"><rect width="20" height="10" fill="red"/></svg>
      <div style="transform:scale(3) rotate(90deg)"><svg id="turned" width="40" height="10">${SQUARE}</svg></div>
      <svg id="hidden" style="display:none" viewBox="0 0 20 10"><rect width="20" height="10" fill="red"/></svg>`);
    expect(await lookAtSvg('#box', CENTRE)).toEqual({ width: 128, height: 64, colours: [RED] });
    expect(await lookAtSvg('#plain', LEFT, RIGHT)).toEqual({ width: 128, height: 32, colours: [RED, CLEAR] });
    expect(await lookAtSvg('#turned')).toMatchObject({ width: 128, height: 32 });
    expect(await lookAtSvg('#hidden', CENTRE)).toEqual({ width: 128, height: 64, colours: [RED] });
  });

  test('keeps the turn that a style sheet gives it', async () => {
    await show(`<svg id="it" width="8" height="8" style="transform:rotate(180deg)">
      <rect width="4" height="8" fill="red"/></svg>`);
    expect(await lookAtSvg('#it', LEFT, RIGHT)).toEqual(looks(CLEAR, RED));
    await page.evaluate(() => document.querySelector('#it')?.setAttribute('style', 'rotate:180deg;translate:9px'));
    expect(await lookAtSvg('#it', LEFT, RIGHT)).toEqual(looks(CLEAR, RED));
    await page.evaluate(() => document.querySelector('#it')?.setAttribute('style', 'transform:translate(-50%,-50%)'));
    expect(await lookAtSvg('#it', LEFT, RIGHT)).toEqual(looks(RED, CLEAR));
  });
});

test.describe('the file of an inline <svg>', () => {
  test('may have attributes that are no XML', async () => {
    await show(`<svg id="it" width="8" height="8" @click="open = true" :class="{ a: b }" v-on:x.y="z" [a]="b" (c)="d"
      data-x="&#8;"><rect @click="x" width="8" height="8" fill="red"/></svg>`);
    await page.evaluate(() => document.querySelector('#it')?.setAttribute('xlink:href', '#undeclared'));
    expect(await lookAtSvg('#it', CENTRE)).toEqual(looks(RED));
  });

  test('survives references in circles and to nothing', async () => {
    await show(`<svg id="it" width="8" height="8"><rect width="8" height="8" fill="red"/>
      <use href="#a"/><use href="#it"/><use href="#none"/><use href="#%"/><use href="#text"/></svg><p id="text">text</p>
      <svg style="display:none"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>`);
    expect(await lookAtSvg('#it', CENTRE)).toEqual(looks(RED));
  });

  test('is declined when it draws from another file, or is too large', async () => {
    await show(`<svg id="sprite" width="8" height="8"><use href="/sprite.svg#x"/></svg>
      <svg id="large">${'<g/>'.repeat(5_000)}</svg>
      <svg style="display:none"><g id="many">${'<g/>'.repeat(5_000)}</g></svg><svg id="uses"><use href="#many"/></svg>`);
    expect(await lookAtSvg('#sprite')).toBe('no-pixels');
    expect(await lookAtSvg('#large')).toBe('too-many-pixels');
    expect(await lookAtSvg('#uses')).toBe('too-many-pixels');
  });

  test('runs, loads and upgrades nothing when it is copied', async () => {
    const body = `<svg id="it" width="8" height="8" onclick="x()"><rect width="8" height="8" fill="red"/>
      <script>window.runs = (window.runs ?? 0) + 1</script>
      <a href="javascript:x()"><rect width="4" height="8" fill="blue"/></a><image href="/seen/image.png"/>
      <rect width="1" height="1" style="fill:url(/seen/fill.svg#x)"/>
      <foreignObject width="8" height="8"><x-el></x-el><img src="/seen/img.png"><iframe src="/seen/frame"></iframe>
      </foreignObject></svg>`;
    await show(
      body,
      `<script>customElements.define('x-el', class extends HTMLElement {
        constructor() { super(); window.made = (window.made ?? 0) + 1 } })</script>`,
    );
    await page.waitForLoadState('networkidle');
    const before = site.requests.filter(({ path }) => path.startsWith('/seen')).length;
    expect(await lookAtSvg('#it', LEFT, RIGHT)).toEqual(looks(BLUE, RED));
    const file = await page.evaluate(() => pixels.inlineSvgFile(document.querySelector('#it') as SVGSVGElement).text());
    expect(file).not.toMatch(/script|onclick|seen\/image|foreignObject|x-el|iframe/);
    await page.waitForLoadState('networkidle');
    expect(site.requests.filter(({ path }) => path.startsWith('/seen'))).toHaveLength(before);
    expect(await page.evaluate(() => [Reflect.get(window, 'runs'), Reflect.get(window, 'made')])).toEqual([1, 1]);
  });
});

const svgFile = (attributes: string, inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;
const FULL = '<rect width="100%" height="100%" fill="red"/>';

test.describe('an image file', () => {
  test.beforeEach(() => show(''));

  test('is scaled to the raster limits', async () => {
    const wide = png(1000, 500, () => [255, 0, 0]);
    expect(await lookAtFile(wide, CENTRE)).toEqual({ width: 512, height: 256, colours: [RED] });
    const small = png(8, 4, () => [255, 0, 0]);
    expect(await lookAtFile(small, CENTRE)).toEqual({ width: 128, height: 64, colours: [RED] });
  });

  test('that is truncated, or only a header, is broken', async () => {
    const whole = png(64, 64, (x, y) => [x * 4, y * 4, (x * y) % 256]);
    expect(await lookAtFile(whole.subarray(0, 60))).toBe('broken-image');
    expect(await lookAtFile(whole.subarray(0, 33))).toBe('broken-image');
  });

  test('that is no image, or a bomb, is not decoded', async () => {
    expect(await lookAtFile('<html><svg></svg>')).toBe('not-an-image');
    expect(await lookAtFile(decompressionBomb())).toBe('too-many-pixels');
  });

  test('may be a BMP or an ICO', async () => {
    const little = (size: number, ...values: number[]) =>
      Buffer.from(values.flatMap((value) => Array.from({ length: size }, (_, at) => (value >> (8 * at)) & 255)));
    const header = (height: number) => [little(4, 40, 2, height), little(2, 1, 32), little(4, 0, 16, 0, 0, 0, 0)];
    const rows = Buffer.from(
      [0, 0, 255, 255].flatMap((_, __, colour) => [...colour, ...colour, ...colour, ...colour]).slice(0, 16),
    );
    const bmp = Buffer.concat([Buffer.from('BM'), little(4, 70, 0, 54), ...header(2), rows]);
    expect(await lookAtFile(bmp, CENTRE)).toEqual({ width: 128, height: 128, colours: [RED] });
    const embedded = png(16, 16, () => [255, 0, 0]);
    const directory = [little(2, 0, 1, 1), little(1, 16, 16, 0, 0), little(2, 1, 32), little(4, embedded.length, 22)];
    const ico = Buffer.concat([...directory, embedded]);
    expect(await lookAtFile(ico, CENTRE)).toEqual({ width: 128, height: 128, colours: [RED] });
  });

  test('turned by EXIF keeps its proportion', async () => {
    const jpeg = await page.evaluate(async () => {
      const context = new OffscreenCanvas(200, 100).getContext('2d');
      context?.fillRect(0, 0, 200, 100);
      const file = await context?.canvas.convertToBlob({ type: 'image/jpeg' });
      return [...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())];
    });
    // Orientation 6: the top is on the right.
    const exif = 'ffe1002245786966000049492a00080000000100120103000100000006000000000000000000';
    const turned = Buffer.concat([
      Buffer.from(jpeg.slice(0, 2)),
      Buffer.from(exif, 'hex').subarray(0, 36),
      Buffer.from(jpeg.slice(2)),
    ]);
    expect(await lookAtFile(turned)).toMatchObject({ width: 100, height: 200 });
  });

  test('pixels that do not fit their size are refused, an abort is heard', async () => {
    const reasons = await page.evaluate(async () => {
      const raster = (bytes: number, width: number, height: number, signal = new AbortController().signal) =>
        pixels.toRaster({ type: 'raster', rgba: new Blob([new Uint8Array(bytes)]), width, height }, 512, signal).then(
          ({ data }) => data.length,
          (error) => error.reason ?? error.name,
        );
      return Promise.all([
        raster(128 * 4, 128, 1),
        raster(16, 2, 2),
        raster(15, 2, 2),
        raster(0, 0, 0),
        raster(513 * 4, 513, 1),
        raster(8, 0.5, 4),
        raster(16, 2, 2, AbortSignal.abort()),
      ]);
    });
    expect(reasons).toEqual([
      128 * 4,
      128 * 128 * 4,
      'broken-image',
      'broken-image',
      'broken-image',
      'broken-image',
      'AbortError',
    ]);
  });
});

test.describe('an SVG file', () => {
  test.beforeEach(() => show(''));

  for (const [name, attributes, width, height] of [
    ['with width and height', 'width="20" height="10"', 128, 64],
    ['with a viewBox only', 'viewBox=" 0,0 400,200"', 400, 200],
    ['with sizes in per cent', 'width="100%" height="100%" viewBox="0 0 10 20"', 64, 128],
    ['with sizes in a style', 'style="width:5px;height:90px" viewBox="0 0 20 10"', 128, 64],
    ['without any size: the default of CSS', '', 300, 150],
    ['without width', 'height="30"', 300, 30],
  ] as const) {
    test(name, async () => {
      expect(await lookAtFile(svgFile(attributes, FULL), CENTRE)).toEqual({ width, height, colours: [RED] });
    });
  }

  test('that cannot be parsed, or is none, is broken', async () => {
    expect(await lookAtFile('<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>')).toBe('broken-image');
    expect(await lookAtFile('<svg width="8" height="8"></svg>')).toBe('broken-image');
  });

  test('with foreign content is drawn', async () => {
    const foreign = '<foreignObject width="8" height="8"><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>';
    const look = await lookAtFile(svgFile('viewBox="0 0 8 8"', FULL + foreign), [0.9, 0.9]);
    expect(look).toEqual({ width: 128, height: 128, colours: [RED] });
  });

  test('runs no script and makes no request', async () => {
    const inner = `<script>fetch('${site.first}/called')</script><image href="${site.first}/called" width="8" height="8"/>
      <style>@import "${site.first}/called"; rect { fill: url(${site.first}/called#x) red }</style>
      <use href="${site.first}/called#x"/><set attributeName="x" onbegin="fetch('${site.first}/called')"/>
      <rect width="8" height="8" onload="fetch('${site.first}/called')"/>`;
    await lookAtFile(svgFile('width="8" height="8"', inner));
    await page.waitForLoadState('networkidle');
    expect(site.requests.filter(({ path }) => path === '/called')).toEqual([]);
  });
});

test.describe('an <img>', () => {
  const PICTURE = png(10, 10, () => [255, 0, 0]);
  const RED_READ = { width: 10, height: 10, centre: RED };

  test.beforeAll(() => {
    site.file('/red.png', PICTURE, 'image/png');
    site.file('/bomb.png', decompressionBomb(), 'image/png');
    site.file('/cut.png', png(64, 64, (x, y) => [x * 4, y * 4, (x * y) % 256]).subarray(0, 60), 'image/png');
    site.file(
      '/no-size.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><rect width="999" height="999" fill="red"/></svg>',
      'image/svg+xml',
    );
    site.answer('/cors.png', (_, response) =>
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end(PICTURE),
    );
    site.answer('/never.png', () => {});
  });

  test('that the page can read is read', async () => {
    await show(`<img id="own" src="/red.png"><img id="data" src="data:image/png;base64,${PICTURE.toString('base64')}">
      <img id="cors" crossorigin src="${site.second}/cors.png"><img id="hidden" style="display:none" src="/red.png">`);
    for (const id of ['#own', '#data', '#cors', '#hidden']) expect(await readImage(id), id).toEqual(RED_READ);
  });

  test('that the page cannot read is tainted', async () => {
    await show(`<img id="it" src="${site.second}/red.png"><img id="cors" src="${site.second}/cors.png">`);
    expect(await readImage('#it')).toBe('tainted');
    expect(await readImage('#cors')).toBe('tainted');
  });

  test('may be an SVG without size', async () => {
    await show('<img id="it" src="/no-size.svg">');
    expect(await readImage('#it')).toEqual({ width: 300, height: 150, centre: RED });
    const widths = { 'viewBox="0 0 8 8"': 150, 'width="10%" viewBox="0 0 8 8"': 150 };
    for (const [attributes, width] of Object.entries(widths)) {
      await show(`<img id="it" src="data:image/svg+xml,${encodeURIComponent(svgFile(attributes, FULL))}">`);
      expect(await readImage('#it'), attributes).toEqual({ width, height: width, centre: RED });
    }
  });

  test('is read in its own size when it is small and made of pixels, and enlarged when it is a vector', async () => {
    site.answer('/no-ending', (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end(PICTURE));
    const vector = encodeURIComponent(svgFile('width="10" height="10"', FULL));
    await show(
      `<img id="png" src="/red.png"><img id="svg" src="data:image/svg+xml,${vector}"><img id="any" src="/no-ending">`,
    );
    expect(await readImage('#png')).toMatchObject({ width: 10, height: 10 });
    expect(await readImage('#svg')).toMatchObject({ width: 128, height: 128 });
    expect(await readImage('#any')).toMatchObject({ width: 128, height: 128 });
  });

  test('is read with more detail on request', async () => {
    site.file(
      '/large.png',
      png(1500, 30, () => [255, 0, 0]),
      'image/png',
    );
    await show('<img id="it" src="/large.png">');
    const widths = await page.evaluate(async () => {
      const image = document.querySelector('img') as HTMLImageElement;
      const signal = new AbortController().signal;
      return Promise.all(
        [512, 1024].map(async (largest) => {
          const read = await pixels.readPageImage(image, largest, signal);
          if (read === 'tainted') throw new Error(read);
          const { data: rgba, width, height } = read;
          const tooLarge = pixels.toRaster({ type: 'raster', rgba, width, height }, largest - 1, signal);
          return [width, await tooLarge.catch(({ reason }) => reason)];
        }),
      );
    });
    expect(widths).toEqual([
      [512, 'broken-image'],
      [1024, 'broken-image'],
    ]);
  });

  test('is looked at alike, wherever it is enlarged', async () => {
    await show('');
    const picture = png(32, 16, (x, y) => [x * 8, y * 16, (x * y) % 256]).toString('base64');
    const difference = await page.evaluate(async (base64) => {
      const signal = new AbortController().signal;
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const there = await pixels.toRaster(
        { type: 'encoded', file: new Blob([bytes], { type: 'image/png' }) },
        512,
        signal,
      );
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      const read = await pixels.readPageImage(image, 512, signal);
      if (read === 'tainted') throw new Error(read);
      const { data: rgba, width, height } = read;
      const here = await pixels.toRaster({ type: 'raster', rgba, width, height }, 512, signal);
      const differences = here.data.map((value, index) => Math.abs(value - (there.data[index] ?? 0)));
      return { sizes: [width, here.width, there.width], largest: Math.max(...differences) };
    }, picture);
    expect(difference.sizes).toEqual([32, 128, 128]);
    expect(difference.largest).toBeLessThanOrEqual(2);
  });

  test('that is truncated or a bomb is declined', async () => {
    await show('<img id="cut" src="/cut.png"><img id="bomb" src="/bomb.png">');
    expect(await readImage('#cut')).toBe('broken-image');
    expect(await readImage('#bomb')).toBe('too-many-pixels');
  });

  test('may lie outside of the document', async () => {
    await show('');
    const size = await page.evaluate(async () => {
      const image = new Image();
      image.src = '/red.png';
      const read = await pixels.readPageImage(image, 512, new AbortController().signal);
      return read === 'tainted' ? read : read.data.length;
    });
    expect(size).toBe(10 * 10 * 4);
  });

  test('that never loads is let go on abort', async () => {
    await show('');
    const reason = await page.evaluate(() => {
      const image = new Image();
      image.src = '/never.png';
      const controller = new AbortController();
      const read = pixels.readPageImage(image, 512, controller.signal);
      controller.abort();
      return read.catch((error) => error.name);
    });
    expect(reason).toBe('AbortError');
  });
});

test.describe('the background behind', () => {
  const behind = (selector: string) =>
    page.evaluate((selector) => pixels.backgroundBehind(document.querySelector(selector) as Element), selector);

  test('is what the ancestors paint, laid together', async () => {
    await show(`<div style="background:#00f"><p style="background:rgb(255 0 0 / 50%)"><i id="mixed"></i></p></div>
      <i id="own" style="background:color(srgb 0 1 0)"></i><i id="none"></i>`);
    expect(await behind('#mixed')).toEqual([128, 0, 128]);
    expect(await behind('#own')).toEqual([0, 255, 0]);
    expect(await behind('#none')).toEqual([255, 255, 255]);
  });

  test('is looked for through slots and shadow roots', async () => {
    await show(`<div style="background:red"><x-a><template shadowrootmode="open">
      <div style="background:blue"><slot></slot></div></template><i id="slotted"></i></x-a></div>`);
    expect(await behind('#slotted')).toEqual([0, 0, 255]);
  });

  test('is dark where the page asks for a dark canvas', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await show('<i id="it"></i>');
    expect(await behind('#it')).toEqual([255, 255, 255]);
    await show('<i id="it"></i>', '<style>:root { color-scheme: light dark }</style>');
    expect(await behind('#it')).toEqual([18, 18, 18]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await behind('#it')).toEqual([255, 255, 255]);
    await show('<i id="it"></i>', '<style>:root { color-scheme: dark }</style>');
    expect(await behind('#it')).toEqual([18, 18, 18]);
  });

  test('keeps a white icon on a dark bar visible', async () => {
    await show(
      `<nav style="background:#222"><svg id="it" width="8" height="8" fill="white"><path d="M2 2h4v4H2z"/></svg></nav>`,
    );
    const rgb = await page.evaluate(async () => {
      const svg = document.querySelector('#it') as SVGSVGElement;
      const file = pixels.inlineSvgFile(svg);
      const raster = await pixels.toRaster({ type: 'encoded', file }, 512, new AbortController().signal);
      return [...pixels.averageToSquare(raster, pixels.backgroundBehind(svg), 4)];
    });
    expect(rgb.slice(0, 3)).toEqual([34, 34, 34]);
    expect(rgb.slice(15, 18)).toEqual([255, 255, 255]);
  });
});
