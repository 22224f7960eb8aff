import { openFrameSessions } from '../../cli/frame-sessions';
import { readImages } from '../../cli/isolated-world';
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

test('what is broken, or never comes, ends with a reason in time, and what comes after it is described', async ({
  describe,
  site,
}) => {
  // At its own size, the bomb would make a page of 160 screens.
  const image = (id: string, src: string) => `<img id="${id}" src="${src}" width="96">`;
  const tags = cases.map(([file], index) => {
    site.file(`/japan-${index}.png`, flagOfJapan(96, index), 'image/png');
    const [own, other] = [image(`own-${index}`, `/${file}`), image(`other-${index}`, `${site.second}/${file}`)];
    return own + other + image(`after-${index}`, `/japan-${index}.png`);
  });
  const hanging = image('hangs', `${site.second}/hangs-without-cookies.png`);
  const images = await describe(site.page(`${hanging}${tags.join('')}`));
  for (const [index, [file, state, reasons]] of cases.entries()) {
    for (const selector of [`#own-${index}`, `#other-${index}`]) {
      const image = images.get(selector);
      expect(image?.state, `${file} ${selector}`).toMatch(state);
      expect(image?.reason, `${file} ${selector}`).toMatch(reasons);
      expect(image?.written, `${file} ${selector}`).toBeNull();
    }
    expect(images.get(`#after-${index}`)?.state, `after ${file}`).toBe('described');
  }
  expect(images.get('#hangs')).toMatchObject({ state: 'unreachable', reason: 'response-timed-out', written: null });
});

test('an image that never ends does not hold up the others', async ({ altlight, site }) => {
  const page = await altlight.context.newPage();
  const body = `<img id="endless" src="${site.second}/endless.png"><img id="after" src="/japan.png">`;
  await altlight.setSettings({ enabled: true });
  // Its load event never comes.
  await page.goto(site.page(body), { waitUntil: 'commit' });
  await expect(page.locator('#after')).toHaveAttribute('alt', /japan/);
  const [main] = await (await openFrameSessions(page, altlight.extensionId)).current();
  const [world] = main?.worlds.values() ?? [];
  const images = main && world ? await readImages(main.session, world) : [];
  expect(images.map(({ report }) => report)).toContainEqual(
    expect.objectContaining({ selector: '#endless', state: 'unreachable', reason: 'not-loaded-yet', written: null }),
  );
  await page.close();
});

test('an SVG neither runs its script nor fetches anything', async ({ describe, site }) => {
  const files = ['/scripted.svg', '/external.svg'];
  const tags = files.flatMap((file) => [`<img src="${file}">`, `<img src="${site.second}${file}">`]);
  const images = await describe(site.page(tags.join('')));
  expect(images.size).toBe(4);
  for (const { state } of images.values()) expect(state).toMatch(/described|abstained/);
  expect(site.requests.filter(({ path }) => path === '/stolen' || path.startsWith('/fetched'))).toEqual([]);
});
