import type { Page } from '@playwright/test';
import { accessibilityNodes } from '../../support/menu';
import { expect, test } from '../../support/noise';
import { searchSvg } from '../../support/pictures';
import { expectRightNames, flag, JAPAN, loupe, SEARCH, servePictures } from './gallery';

test.beforeAll(({ site }) => servePictures(site));
test.afterEach(({ noise }) => expect(noise).toEqual([]));

const img = (id: string, src: string, more = '') => `<img id="${id}" src="${src}" width="96" height="96" ${more}>`;

test('the images of a dialog are named when it is shown, and those behind it keep theirs', async ({ open, site }) => {
  const page = await open(site.page(`${img('a', flag(1))}<dialog>${img('b', loupe())}<button>Close</button></dialog>`));
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await expectRightNames(page, 2);
  await page.evaluate(() => document.querySelector('dialog')?.close());
  await expectRightNames(page, 2);
});

test('a popover and details name their images when they open', async ({ open, site }) => {
  const page = await open(
    site.page(
      `<div popover>${img('a', flag(1))}</div><details><summary>More</summary>${searchSvg('id="b"')}</details>`,
    ),
  );
  await page.evaluate(() => document.querySelector<HTMLElement>('[popover]')?.showPopover());
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.locator('summary').click();
  await expect(page.locator('#b')).toHaveAttribute('aria-label', SEARCH);
});

/** The attributes that change on the page while something happens to it. */
async function changesDuring(page: Page, happening: () => Promise<unknown>): Promise<string[]> {
  await page.evaluate(() => {
    const changes: (string | null)[] = [];
    const observer = new MutationObserver((records) => changes.push(...records.map((it) => it.attributeName)));
    observer.observe(document, { subtree: true, attributes: true, childList: true });
    Object.assign(window, { changes });
  });
  await happening();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(() => (window as unknown as { changes: string[] }).changes);
}

test('printing changes nothing', async ({ open, site }) => {
  const hidden = '<style>@media print { #b { display: none } #c { content: url(/loupe.svg) } }</style>';
  const page = await open(site.page(`${img('a', flag(1))}${img('b', loupe())}${img('c', flag(2))}`, hidden));
  await expectRightNames(page, 3);
  const print = async () => {
    expect((await page.pdf({ tagged: true })).length).toBeGreaterThan(1_000);
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: null });
  };
  expect(await changesDuring(page, print)).toEqual([]);
  await expectRightNames(page, 3);
});

test('lazy images far below are named as they come', async ({ open, site }) => {
  const rows = Array.from(
    { length: 5 },
    (_, index) => `<div style="height:6000px">${img(`i${index}`, flag(index), 'loading="lazy"')}</div>`,
  );
  const page = await open(site.page(rows.join('')));
  await expect(page.locator('#i0')).toHaveAttribute('alt', JAPAN);
  await expect(page.locator('#i4')).not.toHaveAttribute('alt');
  await page.locator('#i4').scrollIntoViewIfNeeded();
  await expect(page.locator('#i4')).toHaveAttribute('alt', JAPAN);
});

test('another srcset brings another name', async ({ open, site }) => {
  const page = await open(site.page(`<img id="a" srcset="${flag(1)} 1x" width="96">`));
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => document.querySelector('#a')?.setAttribute('srcset', '/loupe.svg 1x'));
  await expect(page.locator('#a')).toHaveAttribute('alt', SEARCH);
});

test('a picture that shows another source in a narrow window gets another name, and back', async ({ open, site }) => {
  const page = await open(
    site.page(`<picture><source media="(max-width: 600px)" srcset="/loupe.svg">${img('a', flag(1))}</picture>`),
  );
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.setViewportSize({ width: 500, height: 700 });
  await expect(page.locator('#a')).toHaveAttribute('alt', SEARCH);
  await page.setViewportSize({ width: 1_000, height: 700 });
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
});

test('a source of a picture that the page changes brings another name', async ({ open, site }) => {
  const page = await open(site.page(`<picture><source srcset="${flag(1)}">${img('a', flag(2))}</picture>`));
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => document.querySelector('source')?.setAttribute('srcset', '/loupe.svg'));
  await expect(page.locator('#a')).toHaveAttribute('alt', SEARCH);
});

test('an icon says no more when its button gets words of its own', async ({ open, site }) => {
  const page = await open(site.page(`<button>${searchSvg('id="a"')}</button><button>${searchSvg('id="b"')}</button>`));
  await expect(page.locator('svg[aria-label]')).toHaveCount(2);
  await page.evaluate(() => {
    const [first, second] = document.querySelectorAll('button');
    first?.append('Find');
    second?.setAttribute('aria-label', 'Look');
  });
  await expect(page.locator('svg[aria-label]')).toHaveCount(0);
  const buttons = (await accessibilityNodes(page)).filter(({ role }) => role === 'button');
  expect(buttons.map(({ name }) => name)).toEqual(['Find', 'Look']);
});

test('an image says no more when the page hides it from screen readers', async ({ open, site }) => {
  const page = await open(site.page(`<div>${img('a', flag(1))}</div>${img('b', flag(2))}`));
  await expectRightNames(page, 2);
  await page.evaluate(() => document.querySelector('div')?.setAttribute('aria-hidden', 'true'));
  await page.evaluate(() => document.querySelector('#b')?.setAttribute('role', 'presentation'));
  await expect(page.locator('#b')).not.toHaveAttribute('alt');
  await expect(page.locator('#a')).not.toHaveAttribute('alt');
});
