import type { Page } from '@playwright/test';
import { serveScript } from '../../support/bundle';
import { accessibilityNodes } from '../../support/menu';
import { expect, test } from '../../support/noise';
import { flag, JAPAN, SEARCH, servePictures } from './gallery';

let script: string;

test.beforeAll(async ({ site }) => {
  servePictures(site);
  script = await serveScript(site, new URL('./pages/web-awesome.ts', import.meta.url));
});

test.afterEach(({ noise }) => expect(noise).toEqual([]));

const img = (shade: number, attributes = '') => `<img src="${flag(shade)}" width="96" height="96" ${attributes}>`;

/** The images and buttons that a screen reader finds, as it would say them. */
async function heard(page: Page): Promise<string[]> {
  const nodes = await accessibilityNodes(page);
  const lines = nodes.filter(({ role }) => /image|button|img/i.test(role)).map(({ role, name }) => `${role}: ${name}`);
  await test.info().attach('heard', { body: lines.join('\n') });
  return lines;
}

const flags = (lines: string[]) => lines.filter((line) => /^image: .*japan/.test(line)).length;

test('an avatar is named inside its shadow root, and by its label when that comes', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page(`<wa-avatar image="${flag(1)}"></wa-avatar>${script}`));
  const image = page.locator('wa-avatar img');
  await expect(image).toHaveAttribute('aria-label', JAPAN);
  expect(flags(await heard(page))).toBe(1);
  await page.locator('wa-avatar').evaluate((avatar) => avatar.setAttribute('label', 'Ann'));
  await expect(image).toHaveAttribute('aria-label', 'Ann');
  await altlight.setSettings({ enabled: false });
  await altlight.setSettings({ enabled: true });
  await expect.poll(() => heard(page)).toEqual(['image: Ann']);
});

test('an avatar that gets another image gets another name', async ({ open, site }) => {
  const page = await open(site.page(`<wa-avatar image="${flag(1)}"></wa-avatar>${script}`));
  const image = page.locator('wa-avatar img');
  await expect(image).toHaveAttribute('aria-label', JAPAN);
  await page.locator('wa-avatar').evaluate((avatar) => avatar.setAttribute('image', '/loupe.svg'));
  await expect(image).toHaveAttribute('aria-label', SEARCH);
});

test('images in the slots of a card and a comparison are named', async ({ open, site }) => {
  const page = await open(
    site.page(`<wa-card style="width:300px">${img(1, 'slot="media" id="media"')}<p>Text</p></wa-card>
      <wa-comparison>${img(2, 'slot="before"')}${img(3, 'slot="after"')}</wa-comparison>${script}`),
  );
  await expect(page.locator(`img[alt*="japan"]`)).toHaveCount(3);
  await expect.poll(async () => flags(await heard(page))).toBe(3);
});

test('every slide of a carousel has its name by the time it is shown', async ({ open, site }) => {
  const slides = [1, 2, 3, 4].map((shade) => `<wa-carousel-item>${img(shade)}</wa-carousel-item>`).join('');
  const page = await open(site.page(`<wa-carousel pagination navigation loop>${slides}</wa-carousel>${script}`));
  // Before the first and behind the last slide the carousel puts copies, which may not be heard twice.
  for (const next of [1, 2, 3]) {
    await page.evaluate((next) => {
      (document.querySelector('wa-carousel') as unknown as { goToSlide(index: number): void }).goToSlide(next);
    }, next);
    const slide = page.locator('wa-carousel-item:not([data-clone])').nth(next);
    await expect(slide).toBeInViewport();
    await expect(slide.locator('img')).toHaveAttribute('alt', JAPAN);
  }
});

test('an image in a dialog is named when the dialog is opened', async ({ open, site }) => {
  const page = await open(site.page(`<wa-dialog label="Flag">${img(1, 'id="it"')}</wa-dialog>${script}`));
  await page.waitForFunction(() => customElements.get('wa-dialog'));
  await page.locator('wa-dialog').evaluate((dialog) => dialog.setAttribute('open', ''));
  await expect(page.locator('#it')).toHaveAttribute('alt', JAPAN);
  await expect.poll(async () => flags(await heard(page))).toBe(1);
});

test('what a component has made decorative stays silent', async ({ open, site, altlight }) => {
  const page = await open(
    site.page(`<wa-icon name="loupe"></wa-icon><wa-icon name="loupe" label="Find"></wa-icon>
      <wa-button><wa-icon name="loupe" label="Find it"></wa-icon></wa-button>
      <wa-button><wa-icon slot="start" name="loupe"></wa-icon>Save</wa-button>
      <wa-animated-image src="${flag(1)}" alt="A flag that waves"></wa-animated-image>
      <wa-animated-image src="${flag(2)}"></wa-animated-image>${script}`),
  );
  await expect(page.locator('wa-icon[name=loupe] svg')).toHaveCount(4);
  await expect(page.locator('wa-animated-image img.frozen')).toHaveCount(2);
  // Once one that came behind all others is named, the others have been looked at.
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img id="last" src="/flag-7.png">'));
  await expect(page.locator('#last')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => document.querySelector('#last')?.remove());
  const withAltlight = await heard(page);
  expect(withAltlight).toContain('image: Find');
  expect(withAltlight).toContain('button: Save');
  await altlight.setSettings({ enabled: false });
  await page.reload();
  await expect(page.locator('wa-icon[name=loupe] svg')).toHaveCount(4);
  await expect(page.locator('wa-animated-image img.frozen')).toHaveCount(2);
  expect(withAltlight).toEqual(await heard(page));
});

test('an icon that only its own svg could name is named where a component leaves it open', async ({ open, site }) => {
  // As wa-icon does it, but without its aria-hidden.
  const page = await open(site.page(`<button><wa-icon name="loupe"></wa-icon></button>${script}`));
  await expect(page.locator('wa-icon')).toHaveAttribute('aria-hidden', 'true');
  await page.evaluate(() => document.querySelector('wa-icon')?.removeAttribute('aria-hidden'));
  await expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(/^button: .*search/));
  await page.evaluate(() => document.querySelector('wa-icon')?.setAttribute('aria-hidden', 'true'));
  await expect(page.locator('wa-icon svg')).not.toHaveAttribute('aria-label');
});
