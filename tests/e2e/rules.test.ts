import { expect, test } from '../support/fixtures';
import { namesOf } from '../support/menu';
import { searchSvg } from '../support/pictures';
import { flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  for (const shade of [21, 22, 23]) site.file(`/japan-${shade}.png`, flagOfJapan(96, shade), 'image/png');
});

test.afterEach(({ altlight }) =>
  altlight.setSettings({
    ...{ hedge: 'appears', keepFromPages: false, describeDecorative: false, describePoorAlt: true, minimumSide: 0 },
    ...{ onlyAllowedSites: false, allowedSites: [], pausedSites: [] },
  }),
);

test('descriptions are kept from a page that looks for them, and heard all the same', async ({
  open,
  site,
  altlight,
}) => {
  await altlight.setSettings({ keepFromPages: true });
  const body = `<img id="img" src="/japan-21.png"><img id="junk" alt="IMG_1234.jpg" src="/japan-22.png">
    <div id="svg">${searchSvg('id="it"')}</div>
    <div id="host"></div><script>
    document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<img src="/japan-23.png">';</script>`;
  const page = await open(site.page(body));
  const before = await page.content();
  await expect.poll(async () => (await namesOf(page)).filter((name) => /japan|search/.test(name)).length).toBe(4);
  const readable = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    shadow: document.querySelector('#host')?.shadowRoot?.innerHTML,
    // biome-ignore lint/performance/useDomNodeTextContent: what the page can read of it as it is rendered.
    text: document.body.innerText,
    found: (window as unknown as { find(text: string): boolean }).find('flag of japan'),
    labels: [...document.querySelectorAll('[aria-labelledby]')].map((image) => {
      const label = document.getElementById(image.getAttribute('aria-labelledby') ?? '') as HTMLElement;
      // biome-ignore lint/performance/useDomNodeTextContent: as above
      const { shadowRoot, textContent, innerText, offsetWidth } = label;
      return { shadowRoot, textContent, innerText, offsetWidth, boxes: label.getClientRects().length };
    }),
  }));
  expect(readable.html + readable.shadow + readable.text).not.toMatch(/appears|flag of|search icon/i);
  expect(readable.found).toBe(false);
  expect(readable.labels).toHaveLength(3);
  for (const label of readable.labels) {
    expect(label).toEqual({ shadowRoot: null, textContent: '', innerText: '', offsetWidth: 0, boxes: 0 });
  }
  await altlight.setSettings({ enabled: false });
  await expect.poll(() => page.content()).toBe(before);
  await altlight.setSettings({ enabled: true });
});

test('a private label that the page throws away is put back', async ({ open, site, altlight }) => {
  await altlight.setSettings({ keepFromPages: true });
  const page = await open(site.page('<img id="it" src="/japan-21.png">'));
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/japan/));
  await page.evaluate(() => document.querySelector('#it')?.removeAttribute('aria-labelledby'));
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/japan/));
  expect(await page.locator('body > span').count()).toBe(1);
});

test('the wording follows the user', async ({ describe, site, altlight }) => {
  const url = site.page('<img id="it" src="/japan.png">');
  await altlight.setSettings({ hedge: 'perhaps' });
  expect((await describe(url)).get('#it')?.after).toBe('Perhaps: flag of japan');
  await altlight.setSettings({ hedge: 'after' });
  expect((await describe(url)).get('#it')?.after).toBe('flag of japan (not certain)');
});

test('decoration is described when the user wants it, also on the page that is open', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(
    site.page(
      '<img id="alt" alt="" src="/japan.png"><img id="role" role="none" src="/japan.png"><img id="gone" aria-hidden="true" src="/japan.png">',
    ),
  );
  await altlight.setSettings({ describeDecorative: true });
  await expect.poll(async () => (await namesOf(page)).filter((name) => /japan/.test(name)).length).toBe(2);
  await altlight.setSettings({ describeDecorative: false });
  await expect(page.locator('#alt')).toHaveAttribute('alt', '');
  await expect(page.locator('#role')).not.toHaveAttribute('aria-label');
});

test('useless words and small images are left as they are when the user wants that', async ({
  describe,
  site,
  altlight,
}) => {
  await altlight.setSettings({ describePoorAlt: false, minimumSide: 64 });
  const images = await describe(
    site.page(`<img id="junk" alt="IMG_1.jpg" src="/japan.png"><img id="small" width="48" src="/japan.png">
      <a href="/there"><img id="link" width="48" src="/japan.png"></a><img id="large" src="/japan.png">`),
  );
  expect(images.get('#junk')).toMatchObject({ after: 'IMG_1.jpg', state: 'named' });
  expect(images.get('#small')).toMatchObject({ written: null, state: 'decorative', reason: 'too-small' });
  expect(images.get('#link')?.state).toBe('described');
  expect(images.get('#large')?.state).toBe('described');
});

test('Altlight is on only where the user has said so', async ({ open, site, altlight }) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await altlight.setSettings({ onlyAllowedSites: true, allowedSites: ['*.school.example'] });
  await expect(page.locator('#it')).not.toHaveAttribute('alt');
  await altlight.setSettings({ allowedSites: ['127.0.0.1'] });
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
});
