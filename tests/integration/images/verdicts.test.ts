import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type * as Candidates from '../../../lib/images/candidates';
import type * as Context from '../../../lib/images/context';
import type * as Judge from '../../../lib/images/judge';
import type * as Selector from '../../../lib/images/selector';
import { expect, test } from '../../support/fixtures';
import { flagOfJapan } from '../../support/png';

declare const images: typeof Judge & typeof Candidates & typeof Selector & typeof Context;

/** What the built extension does not tell: the reasons for a missing name, and what a walk finds. */
const LIB = fileURLToPath(new URL('../../../lib/images/', import.meta.url));
const EXPORTS = ['judge', 'candidates', 'selector', 'context'].map((file) => `export * from './${file}';`).join('\n');
const IMAGE = `data:image/png;base64,${flagOfJapan().toString('base64')}`;

let script = '';
test.beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: EXPORTS, resolveDir: LIB, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'images',
  });
  script = outputFiles[0]?.text ?? '';
});

async function load(page: Page, body: string): Promise<void> {
  await page.setContent(`<!doctype html><body>${body}`);
  await page.addScriptTag({ content: script });
}

/** Each with the selector of its element, in the order of the walk. */
function verdicts(): string[] {
  return Array.from(images.walkImages(document)).flatMap((found) => {
    if (!('element' in found)) return [];
    return `${images.selectorOf(found.element)} ${Object.values(images.judge(found.element)).join('/')}`;
  });
}

// The engine must not write into these pages.
test.beforeEach(({ altlight }) => altlight.setSettings({ enabled: false }));

test.describe('verdicts', () => {
  let page: Page;
  test.beforeEach(async ({ altlight }) => {
    page = await altlight.context.newPage();
  });
  test.afterEach(() => page.close());

  const cases: [attributes: string, verdict: string][] = [
    ['', 'needs-name/no-name'],
    ['title=" "', 'needs-name/no-name'],
    ['alt=" "', 'needs-name/blank-name'],
    ['alt="..."', 'needs-name/blank-name'],
    ['alt="|"', 'needs-name/blank-name'],
    ['alt="IMG_1234.jpg"', 'needs-name/junk-name'],
    ['title="photo 3 of 7"', 'needs-name/junk-name'],
    ['alt="Bob"', 'named/author-name/Bob'],
    ['alt="" aria-label="Bob"', 'named/author-name/Bob'],
    ['alt=" Bob " aria-label=" "', 'named/author-name/Bob'],
  ];
  for (const [attributes, verdict] of cases) {
    test(`<img ${attributes}>: ${verdict}`, async () => {
      await load(page, `<img id="it" src="${IMAGE}" ${attributes}>`);
      expect(await page.evaluate(verdicts)).toEqual([`#it ${verdict}`]);
    });
  }

  test('a walk meets images, open roots and elements that may still get one, in order', async () => {
    await load(page, '<x-open></x-open><x-later></x-later><svg><svg></svg></svg><template><img></template>');
    const found = await page.evaluate(() => {
      const host = document.querySelector('x-open');
      if (host) host.attachShadow({ mode: 'open' }).innerHTML = '<div><img></div><img>';
      return Array.from(images.walkImages(document), (finding) => {
        if ('shadowRoot' in finding) return `root of ${finding.shadowRoot.host.localName}`;
        if ('unresolved' in finding) return `unresolved ${finding.unresolved.localName}`;
        return images.selectorOf(finding.element);
      });
    });
    expect(found).toEqual([
      'root of x-open',
      'body > x-open >>> div > img',
      'body > x-open >>> img:not(* > *)',
      'unresolved x-later',
      'body > svg',
    ]);
  });

  test('a form that shadows DOM properties breaks nothing', async () => {
    const names = ['parentElement', 'textContent', 'childNodes', 'getAttribute', 'localName', 'shadowRoot', 'matches'];
    const fields = names.map((name) => `<input name="${name}">`).join('');
    await load(
      page,
      `<form id="form" role="button" title="Find">${fields}<img id="it" src="${IMAGE}"></form>
       <button aria-labelledby="form"><img id="other" src="${IMAGE}"></button>`,
    );
    expect(await page.evaluate(verdicts)).toEqual(['#it decorative/inside-named-control', '#other needs-name/no-name']);
  });

  test('the context of an image is what the page says around it, in a budget', async () => {
    await load(
      page,
      `<h1>Travel</h1><style>p { color: red }</style><h2> Far <b>East</b></h2>
       <figure><a href="https://example.org/tokyo-hotels"><img id="it" src="${IMAGE}"></a>
         <figcaption>The hotel <script>1</script> by night</figcaption></figure>
       <h2>Later</h2><p id="long">${'word '.repeat(200)}<img id="in-text" src="${IMAGE}"></p>`,
    );
    const [figure, text] = await page.evaluate(() => {
      document.title = 'A journey';
      return ['#it', '#in-text'].map((id) => images.contextOf(document.querySelector(id) as Element));
    });
    expect(figure).toEqual({
      ...{ pageTitle: 'A journey', heading: 'Far East', caption: 'The hotel by night', nearbyText: '' },
      ...{ linkTarget: 'tokyo hotels, example.org', language: expect.stringMatching(/^en/) },
    });
    expect(text).toMatchObject({ heading: 'Later', caption: '', linkTarget: '' });
    expect(text?.nearbyText).toMatch(/^(word )+…$/);
    expect(text?.nearbyText.length).toBeLessThanOrEqual(302);
  });
});
