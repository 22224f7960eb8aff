import { expect, test } from '../support/fixtures';
import { searchSvg } from '../support/pictures';
import { blank, flagOfJapan, png } from '../support/png';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/blank.png', blank(), 'image/png');
  site.file(
    '/pixel.png',
    png(1, 1, () => [0, 0, 0]),
    'image/png',
  );
});

const PAGE = `<main>
  <img id="empty-alt" src="/japan.png" alt="">
  <img id="presentation" src="/japan.png" role="presentation">
  <span aria-hidden="true"><img id="hidden" src="/japan.png"></span>
  <div inert><img id="inert" src="/japan.png"></div>
  <img id="pixel" src="/pixel.png">
  <button>${searchSvg('id="beside-text"')} Find</button>
  <button aria-label="Find">${searchSvg('id="in-named-button"')}</button>
  <img id="named" src="/japan.png" alt="Bob">
  <img id="titled" src="/japan.png" title="The flag">
  ${searchSvg('id="titled-svg" role="img"').replace('</svg>', '<title>Find</title></svg>')}
  <img id="blank" src="/blank.png">
  <img id="none">
</main>`;

const expected = {
  '#empty-alt': ['decorative', 'empty-alt'],
  '#presentation': ['decorative', 'presentation-role'],
  '#hidden': ['decorative', 'aria-hidden'],
  '#inert': ['decorative', 'inert'],
  '#pixel': ['decorative', 'spacer'],
  '#beside-text': ['decorative', 'inside-named-control'],
  '#in-named-button': ['decorative', 'inside-named-control'],
  '#named': ['named', 'author-name'],
  '#titled': ['named', 'author-name'],
  '#titled-svg': ['named', 'author-name'],
  '#blank': ['abstained', 'blank-image'],
};

test('what is decorative, named or blank is left as it is', async ({ describe, site }) => {
  const images = await describe(site.page(PAGE));
  for (const [selector, [state, reason]] of Object.entries(expected)) {
    const image = images.get(selector);
    expect(image, selector).toMatchObject({ state, reason, written: null });
    expect(image?.after, selector).toBe(image?.before);
  }
});

test('nothing changes in the markup of a page that needs nothing', async ({ open, site, altlight }) => {
  await altlight.setSettings({ enabled: true });
  const page = await open(site.page(PAGE));
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img id="last" src="/japan.png">'));
  await expect(page.locator('#last')).toHaveAttribute('alt', /japan/);
  await page.evaluate(() => document.querySelector('#last')?.remove());
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});
