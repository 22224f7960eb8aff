import { trackWorlds } from '../../cli/isolated-world';
import { expect, test } from '../support/fixtures';
import { flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => void site.file('/japan.png', flagOfJapan(), 'image/png'));

test('cross-origin images are fetched without cookies and without a referrer', async ({ describe, site, altlight }) => {
  await altlight.context.addCookies([{ name: 'session', value: 'secret', url: site.second }]);
  const seen = site.file('/cookie.png', flagOfJapan(64), 'image/png');
  const images = await describe(site.page(`<img id="it" src="${site.second}${seen}">`));
  expect(images.get('#it')?.state).toBe('described');
  const [fromPage, ...fromAltlight] = site.requests.filter(({ path }) => path === seen);
  expect(fromPage?.cookie, 'the page itself sends the cookie').toContain('secret');
  expect(fromAltlight.length).toBeGreaterThan(0);
  for (const request of fromAltlight) expect(request).toMatchObject({ cookie: undefined, referer: undefined });
});

test('an image that only cookies can show is left alone', async ({ describe, site, altlight }) => {
  await altlight.context.addCookies([{ name: 'session', value: 'secret', url: site.second }]);
  site.answer('/members.png', (request, response) => {
    const isMember = request.headers.cookie?.includes('secret');
    response.writeHead(isMember ? 200 : 403, { 'content-type': 'image/png' }).end(isMember ? flagOfJapan() : '');
  });
  const images = await describe(site.page(`<img id="it" src="${site.second}/members.png">`));
  expect(images.get('#it')).toMatchObject({ state: 'unreachable', reason: 'needs-credentials', written: null });
});

test('an image on another private host is left alone', async ({ describe, site }) => {
  const elsewhere = site.second.replace('127.0.0.1', 'localhost');
  const images = await describe(site.page(`<img id="it" src="${elsewhere}/japan.png">`));
  expect(images.get('#it')).toMatchObject({ state: 'unreachable', reason: 'private-network', written: null });
});

test('a redirect on the same host is followed, one to another private host is not even requested', async ({
  describe,
  site,
}) => {
  const elsewhere = `${site.second.replace('127.0.0.1', 'localhost')}/hidden.png`;
  site.file('/hidden.png', flagOfJapan(), 'image/png');
  const redirect = (path: string, target: string) =>
    site.answer(path, (_, response) => response.writeHead(302, { location: target }).end());
  redirect('/near.png', '/japan.png');
  redirect('/far.png', elsewhere);
  const images = await describe(
    site.page(`<img id="near" src="${site.second}/near.png"><img id="far" src="${site.second}/far.png">`),
  );
  expect(images.get('#near')).toMatchObject({ state: 'described' });
  expect(images.get('#far')).toMatchObject({ state: 'unreachable', reason: 'private-network', written: null });
  expect(
    site.requests.filter(({ path }) => path === '/hidden.png'),
    'only the page itself went there',
  ).toHaveLength(1);
});

test('the page cannot tell that Altlight is there but by the attributes', async ({ open, site }) => {
  const watch = `<script>
    window.seen = [];
    for (const type of ['message', 'wxt:content-script-started']) addEventListener(type, (event) => seen.push(type), true);
    const dispatch = EventTarget.prototype.dispatchEvent;
    document.addEventListener('wxt:content-script-started', () => seen.push('document'));
    window.globals = new Set(Object.getOwnPropertyNames(window));
  </script>`;
  const page = await open(site.page('<img id="it" src="/japan.png">', watch));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const seen = await page.evaluate(() => {
    const { seen, globals } = window as unknown as { seen: string[]; globals: Set<string> };
    const added = Object.getOwnPropertyNames(window).filter(
      (name) => !globals.has(name) && /alt|wxt|browser/i.test(name),
    );
    return { seen, added, html: document.body.innerHTML };
  });
  expect(seen.seen).toEqual([]);
  expect(seen.added).toEqual([]);
  expect(seen.html).toMatch(/^<img id="it" src="\/japan.png" alt="[^"]+">$/);
});

test('a content script, which runs in the process of a page, cannot read what is stored', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  const session = await altlight.context.newCDPSession(page);
  const worlds = await trackWorlds(session, altlight.extensionId);
  await expect.poll(() => worlds.size).toBe(1);
  const [contextId = 0] = worlds.values();
  for (const area of ['local', 'session']) {
    const expression = `chrome.storage.${area}.get().then(Object.keys, (error) => error.message)`;
    const { result } = await session.send('Runtime.evaluate', { contextId, expression, awaitPromise: true });
    expect(result.value, area).toMatch(/not allowed from this context/);
  }
});
