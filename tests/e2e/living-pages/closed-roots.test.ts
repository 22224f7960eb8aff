import { accessibilityNodes } from '../../support/menu';
import { expect, test } from '../../support/noise';
import { flag, JAPAN, SEARCH, servePictures } from './gallery';

test.beforeAll(({ site }) => servePictures(site));
test.afterEach(({ noise }) => expect(noise).toEqual([]));

declare global {
  interface Window {
    /** The shadow roots that the page has closed, and only it can look into. */
    closedRoots: ShadowRoot[];
  }
}

const image = (shade: number) => `<img src="${flag(shade)}" width="96" height="96">`;

/** <x-box>: its content comes into a closed root; <x-open>: into an open one. Their attributes hold what they show. */
const COMPONENTS = `<script>
  window.closedRoots = [];
  const define = (name, mode) => customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode });
      if (mode === 'closed') closedRoots.push(root);
      root.innerHTML = this.getAttribute('shows');
    }
  });
  define('x-box', 'closed');
  define('x-open', 'open');
</script>`;

const quote = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const box = (html: string) => `<x-box shows="${quote(html)}"></x-box>`;
const openBox = (html: string) => `<x-open shows="${quote(html)}"></x-open>`;

const PAGES = {
  'a closed shadow root': box(image(1)),
  'a closed shadow root in a closed one': box(`<p>${box(image(2))}</p>`),
  'an open shadow root in a closed one': box(openBox(image(3))),
  'a closed shadow root in an open one': openBox(box(image(4))),
  'a closed shadow root that the markup declares': `<div><template shadowrootmode="closed">${image(5)}</template></div>`,
};

for (const [name, body] of Object.entries(PAGES)) {
  test(`an image in ${name} gets its name in the accessibility tree`, async ({ open, site }) => {
    const page = await open(site.page(COMPONENTS + body));
    const images = async () => (await accessibilityNodes(page)).filter(({ role }) => role === 'image');
    await expect.poll(images).toEqual([expect.objectContaining({ name: expect.stringMatching(JAPAN) })]);
  });
}

test('what comes into a closed root later, or changes there, gets the right name too', async ({ open, site }) => {
  const page = await open(site.page(`${COMPONENTS}${box('')}`));
  const nameOf = (selector: string) =>
    page.evaluate((selector) => window.closedRoots[0]?.querySelector(selector)?.getAttribute('alt') ?? '', selector);
  await page.evaluate(() =>
    window.closedRoots[0]?.append(Object.assign(new Image(), { id: 'late', src: '/flag-6.png' })),
  );
  await expect.poll(() => nameOf('#late')).toMatch(JAPAN);
  await page.evaluate(() => window.closedRoots[0]?.querySelector('#late')?.setAttribute('src', '/loupe.svg'));
  await expect.poll(() => nameOf('#late')).toMatch(SEARCH);
  await page.evaluate(() => window.closedRoots[0]?.querySelector('#late')?.setAttribute('alt', 'Bob'));
  await page.evaluate(() =>
    window.closedRoots[0]?.append(Object.assign(new Image(), { id: 'last', src: '/flag-7.png' })),
  );
  await expect.poll(() => nameOf('#last')).toMatch(JAPAN);
  expect(await nameOf('#late')).toBe('Bob');
});

test('a closed root attached after the page has loaded is found, and restored when Altlight goes', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page(`${COMPONENTS}<main></main>`));
  await page.evaluate(
    (html) => {
      (document.querySelector('main') as HTMLElement).innerHTML = html;
    },
    box(image(8)),
  );
  const markup = () => page.evaluate(() => window.closedRoots[0]?.innerHTML);
  await expect.poll(markup).toMatch(JAPAN);
  await altlight.setSettings({ enabled: false });
  await expect.poll(markup).toBe(image(8));
});
