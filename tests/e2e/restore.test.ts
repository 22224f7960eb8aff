import { expect, test } from '../support/fixtures';
import { searchSvg } from '../support/pictures';
import { flagOfJapan } from '../support/png';

test.beforeAll(({ site }) => void site.file('/japan.png', flagOfJapan(), 'image/png'));

const BODY = `
  <img src="/japan.png" class="flag">
  <img alt='IMG_1234.jpg' src="/japan.png" title="">
  <img src="/japan.png" alt=" " data-x='1'>
  ${searchSvg('data-name="plain"')}
  <div role="img" aria-label="untitled" style="width:96px;height:96px;background:url(/japan.png)"></div>
  <input type="image" src="/japan.png">`;

const named = 'img[alt*="japan"], svg[aria-label*="search"][role=img], div[aria-label*="japan"], input[alt*="japan"]';

test('switching the site off restores every attribute byte for byte, and on again names them again', async ({
  open,
  site,
  altlight,
}) => {
  await altlight.setSettings({ enabled: false });
  const url = site.page(BODY);
  const bare = await altlight.context.newPage();
  await bare.goto(url);
  const original = await bare.evaluate(() => document.documentElement.outerHTML);
  await bare.close();

  const page = await open(url);
  await expect(page.locator(named)).toHaveCount(6);
  await altlight.setSettings({ pausedSites: ['127.0.0.1'] });
  await expect(page.locator(named)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(original);

  await altlight.setSettings({ pausedSites: [] });
  await expect(page.locator(named)).toHaveCount(6);
});

test('what the page has changed since stays as the page wants it', async ({ open, site, altlight }) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await page.evaluate(() => document.querySelector('#it')?.setAttribute('alt', 'Our flag'));
  await altlight.setSettings({ enabled: false });
  await expect(page.locator('#it')).toHaveAttribute('alt', 'Our flag');
});

test('a page that takes a name away gets it again, but not for ever', async ({ open, site }) => {
  const page = await open(site.page('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  await page.evaluate(() => document.querySelector('#it')?.removeAttribute('alt'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /japan/);
  const writes = await page.evaluate(async () => {
    const image = document.querySelector('#it') as HTMLImageElement;
    let writes = 0;
    const observer = new MutationObserver(() => {
      if (!image.hasAttribute('alt')) return;
      writes++;
      image.removeAttribute('alt');
    });
    observer.observe(image, { attributes: true });
    image.removeAttribute('alt');
    for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
    return writes;
  });
  expect(writes).toBeLessThanOrEqual(3);
});
