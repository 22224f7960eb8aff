import { expect, test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => {
  for (let index = 0; index < 9; index++) site.file(`/lend-${index}.png`, flagOfJapan(96, index), 'image/png');
});

test("the author's words for the same image are lent, whichever comes first", async ({ describe, site }) => {
  const images = await describe(
    site.page(
      '<img id="before" src="/lend-0.png"><img src="/lend-0.png" alt="Our hotel in Kyoto"><img id="after" src="/lend-0.png">',
    ),
  );
  const lent = { written: 'Our hotel in Kyoto', state: 'described', reason: 'lent-by-author', source: 'author' };
  expect(images.get('#before')).toMatchObject(lent);
  expect(images.get('#after')).toMatchObject(lent);
});

test('they are lent also when they come later, and withdrawn when the author disagrees with himself', async ({
  open,
  site,
}) => {
  const page = await open(site.page('<img id="it" src="/lend-1.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /flag of japan/);
  const add = (alt: string) =>
    page.evaluate(
      (text) => document.body.insertAdjacentHTML('beforeend', `<img src="/lend-1.png" alt="${text}">`),
      alt,
    );
  await add('Our hotel');
  await expect(page.locator('#it')).toHaveAttribute('alt', 'Our hotel');
  await add('Our restaurant');
  await expect(page.locator('#it')).toHaveAttribute('alt', /flag of japan/);
});

test('they are lent to the same pixels at another address, and not to others of the same size', async ({
  describe,
  site,
}) => {
  site.file('/twin.png', flagOfJapan(96, 8), 'image/png');
  const images = await describe(
    site.page(
      `<img src="/lend-8.png" alt="Our hotel"><img id="it" src="/twin.png"><img id="other" src="/lend-7.png">
       <img id="remote" src="${site.second}/lend-8.png">`,
    ),
  );
  expect(images.get('#it')).toMatchObject({ written: 'Our hotel', reason: 'lent-by-author' });
  expect(images.get('#other')).toMatchObject({ source: 'graphics-v0' });
  expect(images.get('#remote')).toMatchObject({ source: 'graphics-v0' });
});

test('what a link does is not lent, and junk neither', async ({ describe, site }) => {
  const images = await describe(
    site.page(
      `<img id="it" src="/lend-2.png"><a href="/"><img src="/lend-2.png" alt="To the start"></a>
       <img id="other" src="/lend-3.png"><img src="/lend-3.png" alt="IMG_0001.jpg">`,
    ),
  );
  expect(images.get('#it')).toMatchObject({ source: 'graphics-v0', written: expect.stringContaining('japan') });
  expect(images.get('#other')).toMatchObject({ source: 'graphics-v0' });
});

test('in a link they stand beside the destination', async ({ describe, site }) => {
  const images = await describe(
    site.page('<a href="/book"><img id="it" src="/lend-4.png"></a><img src="/lend-4.png" alt="Our hotel">'),
  );
  expect(images.get('#it')?.written).toBe('book (Our hotel)');
});

test('the same image many times over is read once', async ({ open, site, altlight }) => {
  await altlight.setSettings({ enabled: false });
  const path = '/lend-5.png';
  const before = site.requests.filter((request) => request.path === path && request.origin === 'second').length;
  const page = await open(site.page(`<img src="${site.second}${path}">`.repeat(50)));
  await expect(page.locator('img[alt*="japan"]')).toHaveCount(50);
  const after = site.requests.filter((request) => request.path === path && request.origin === 'second').length;
  expect(after - before).toBeLessThanOrEqual(2);
});

test("the author's words are lent on a later page of the same site, and not of another", async ({ open, site }) => {
  const page = await open(
    site.page('<img src="/lend-6.png" alt="Our hotel by the sea"><img id="sign" src="/lend-7.png">'),
  );
  await expect(page.locator('#sign')).toHaveAttribute('alt', /japan/);
  const body = `<img id="it" src="${site.first}/lend-6.png">`;
  await page.goto(site.page(body));
  await expect(page.locator('#it')).toHaveAttribute('alt', 'Our hotel by the sea');
  const path = new URL(site.page(body)).pathname;
  const other = await open(site.second + path);
  await expect(other.locator('#it')).toHaveAttribute('alt', /flag of japan/);
});
