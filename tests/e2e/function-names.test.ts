import { expect, test } from '../support/fixtures';
import { searchSvg } from '../support/pictures';
import { blank, flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
});

/** What is all that a link or a button has, and what it must be called. */
const cases: [what: string, html: string, name: string | null][] = [
  ['a button with an icon', `<button>${searchSvg('id="it"')}</button>`, 'Appears to be: search'],
  ['a role=button', `<div role="button" tabindex="0">${searchSvg('id="it"')}</div>`, 'Appears to be: search'],
  [
    'an image that is a button',
    '<img id="it" role="button" tabindex="0" src="/japan.png">',
    'Appears to be: flag of japan',
  ],
  ['a button with a flag', '<button><img id="it" src="/japan.png"></button>', 'Appears to be: flag of japan'],
  ['a button with a blank image', '<button><img id="it" src="/blank.png"></button>', null],
  [
    'a link',
    '<a href="/travel/far-east.html"><img id="it" src="/japan.png"></a>',
    'far east (appears to be: flag of japan)',
  ],
  [
    'a link that has a text elsewhere',
    '<a href="/t/17"><img id="it" src="/japan.png"></a><h2><a href="/t/17">Spring in Tokyo</a></h2><a href="/t/17">More</a>',
    'Spring in Tokyo (appears to be: flag of japan)',
  ],
  [
    'a link with an image that is said to be decorative',
    '<a href="/shop"><img id="it" src="/blank.png" alt=""></a>',
    'shop',
  ],
  ['a link with a presentational image', '<a href="/shop"><img id="it" src="/blank.png" role="none"></a>', 'shop'],
  ['a link with an image that never comes', '<a href="/shop"><img id="it" src="/none.png"></a>', 'shop'],
  ['a link with the icon of what it leads to', `<a href="/search">${searchSvg('id="it"')}</a>`, 'search'],
  ['a link to another site', '<a href="https://www.example.org/"><img id="it" src="/blank.png"></a>', 'example.org'],
  [
    'a link that writes a mail',
    '<a href="mailto:info@example.org"><img id="it" src="/blank.png"></a>',
    'info@example.org',
  ],
  ['a link within the page', '<a href="#contact"><img id="it" src="/blank.png"></a>', 'contact'],
  ['a link that runs a script', '<a href="javascript:void(0)"><img id="it" src="/blank.png"></a>', null],
  ['a link to nowhere', `<a href="#">${searchSvg('id="it"')}</a>`, 'Appears to be: search'],
  [
    'a link in an svg',
    '<svg width="96" height="96"><a href="/shop"><image id="it" href="/blank.png" width="96" height="96"/></a></svg>',
    'shop',
  ],
  ["a link with the author's words in it", '<a href="/shop"><img id="it" src="/japan.png">Shop</a>', null],
];

test('what is all that a link or a button has is called as it must be', async ({ describeApart }) => {
  const documents = await describeApart(cases.map(([, html]) => html));
  for (const [index, [what, html, name]] of cases.entries()) {
    const image = documents[index]?.get('#it');
    expect.soft(image?.written, what).toBe(name);
    // Chromium hears this one in the link only (below).
    if (name && !html.includes('role="none"')) expect.soft(image?.after, what).toBe(name);
  }
});

test('a link takes the words of its destination in the accessibility tree', async ({ open, site }) => {
  const page = await open(
    site.page('<a href="/shop"><img src="/blank.png" alt=""></a><a href="/x"><img role="none" src="/blank.png"></a>'),
  );
  await expect(page.getByRole('link', { name: 'shop' })).toBeVisible();
  await expect(page.getByRole('link', { name: '127.0.0.1' })).toBeVisible();
});

test('of several images without a name in one link, one is named', async ({ open, site }) => {
  const page = await open(
    site.page('<a href="/shop"><img src="/blank.png"><img src="/japan.png"></a><img id="last" src="/japan.png">'),
  );
  await expect(page.locator('#last')).toHaveAttribute('alt', /japan/);
  await expect(page.getByRole('link')).toHaveAccessibleName('shop (appears to be: flag of japan)');
});

test('a name follows what is around the image', async ({ open, site }) => {
  const page = await open(site.page('<a id="link" href="/shop"><img id="it" src="/japan.png"></a>'));
  const image = page.locator('#it');
  await expect(image).toHaveAttribute('alt', /^shop \(/);
  await page.evaluate(() => document.querySelector('#link')?.setAttribute('href', '/garden'));
  await expect(image).toHaveAttribute('alt', /^garden \(/);
  await page.evaluate(() => document.querySelector('#link')?.append('The garden'));
  await expect(image).not.toHaveAttribute('alt');
  await page.evaluate(() => document.querySelector('#link')?.lastChild?.remove());
  await expect(image).toHaveAttribute('alt', /^garden \(/);
});

test("a description in another language than the page's says so", async ({ open, site }) => {
  const page = await open(
    site.page('<div lang="de"><img id="german" src="/japan.png"></div><img id="english" src="/japan.png">'),
  );
  await expect(page.locator('#german')).toHaveAttribute('lang', 'en');
  await expect(page.locator('#english')).toHaveAttribute('alt', /japan/);
  await expect(page.locator('#english')).not.toHaveAttribute('lang');
});
