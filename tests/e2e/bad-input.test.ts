import { expect, test } from '../support/fixtures';
import { decompressionBomb, flagOfJapan } from '../support/png';

const SCRIPTED = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>fetch('/stolen')</script>
  <circle cx="32" cy="32" r="20" fill="#bc002d" onload="fetch('/stolen')"/></svg>`;
const EXTERNAL = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="64" height="64">
  <image href="/fetched" width="64" height="64"/><use href="/fetched#x"/><circle cx="32" cy="32" r="20" fill="#bc002d"/></svg>`;

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/html.png', '<!doctype html><p>Not found', 'image/png');
  site.file('/truncated.png', flagOfJapan().subarray(0, 200), 'image/png');
  site.file('/empty.png', '', 'image/png');
  site.file('/bomb.png', decompressionBomb(), 'image/png');
  site.file('/scripted.svg', SCRIPTED, 'image/svg+xml');
  site.file('/external.svg', EXTERNAL, 'image/svg+xml');
  // The browser shows what has arrived of an endless image only when it ends; this one never does.
  site.answer('/endless.png', (_, response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    response.write(flagOfJapan().subarray(0, 100));
    const drip = setInterval(() => response.write(Buffer.alloc(10)), 200);
    response.on('close', () => clearInterval(drip));
  });
  site.answer('/hangs-without-cookies.png', (request, response) => {
    if (request.headers['sec-fetch-dest'] === 'image')
      response.writeHead(200, { 'content-type': 'image/png' }).end(flagOfJapan());
    else response.writeHead(200, { 'content-type': 'image/png' }).write(flagOfJapan().subarray(0, 100));
  });
});

/** For images of the page's own origin and of another one: the state, and the reasons that are right. */
const cases: [file: string, state: RegExp, reasons: RegExp][] = [
  ['missing.png', /unreachable/, /did-not-load/],
  ['html.png', /unreachable|failed/, /did-not-load|not-an-image/],
  ['truncated.png', /unreachable|failed/, /did-not-load|broken-image/],
  ['empty.png', /unreachable|failed/, /did-not-load|not-an-image/],
  ['bomb.png', /failed/, /too-many-pixels/],
];

for (const [file, state, reasons] of cases) {
  test(`${file} ends with a reason, and what comes after it is described`, async ({ describe, site }) => {
    const images = await describe(
      site.page(
        `<img id="own" src="/${file}"><img id="other" src="${site.second}/${file}"><img id="after" src="/japan.png">`,
      ),
    );
    for (const selector of ['#own', '#other']) {
      const image = images.get(selector);
      expect(image?.state, selector).toMatch(state);
      expect(image?.reason, selector).toMatch(reasons);
      expect(image?.written, selector).toBeNull();
    }
    expect(images.get('#after')?.state).toBe('described');
  });
}

test('an image that never ends does not hold up the others', async ({ describe, site }) => {
  const images = await describe(
    site.page(`<img id="endless" src="${site.second}/endless.png"><img id="after" src="/japan.png">`),
    15_000,
  );
  expect(images.get('#endless')).toMatchObject({ state: 'unreachable', reason: 'not-loaded-yet', written: null });
  expect(images.get('#after')?.state).toBe('described');
});

test('a server that answers the page but not Altlight is given up in time', async ({ describe, site }) => {
  const images = await describe(
    site.page(`<img id="hangs" src="${site.second}/hangs-without-cookies.png"><img id="after" src="/japan.png">`),
  );
  expect(images.get('#hangs')).toMatchObject({ state: 'unreachable', reason: 'response-timed-out', written: null });
  expect(images.get('#after')?.state).toBe('described');
});

test('an SVG neither runs its script nor fetches anything', async ({ describe, site }) => {
  const files = ['/scripted.svg', '/external.svg'];
  const tags = files.flatMap((file) => [`<img src="${file}">`, `<img src="${site.second}${file}">`]);
  const images = await describe(site.page(tags.join('')));
  expect(images.size).toBe(4);
  for (const { state } of images.values()) expect(state).toMatch(/described|abstained/);
  expect(site.requests.filter(({ path }) => path === '/stolen' || path.startsWith('/fetched'))).toEqual([]);
});
