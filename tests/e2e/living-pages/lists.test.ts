import type { Page } from '@playwright/test';
import { expect, test } from '../../support/noise';
import { expectRightNames, flag, loupe, servePictures, wrongNames } from './gallery';

const ALL = 1_000;
const SOURCES = Array.from({ length: ALL }, (_, index) => (index % 2 ? loupe(index) : flag(index)));

test.beforeAll(({ site }) => servePictures(site));

const scriptOf = (code: string) => `<script>const SOURCES = ${JSON.stringify(SOURCES)};${code}</script>`;

const ENDLESS = `<main id="list"></main><div id="sentinel" style="height:20px"></div>${scriptOf(`
  let shown = 0;
  const more = () => {
    const html = SOURCES.slice(shown, shown + 50).map((src, at) =>
      '<p style="height:100px"><img id="i' + (shown + at) + '" width="96" height="96" src="' + src + '"></p>');
    shown += html.length;
    list.insertAdjacentHTML('beforeend', html.join(''));
  };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.at(-1).isIntersecting) return;
    more();
    // One that is scrolled back into view before the next frame would never be told of again.
    observer.unobserve(sentinel);
    observer.observe(sentinel);
  }, { rootMargin: '600px' });
  observer.observe(sentinel);
`)}`;

/** Thirteen rows (odd: each shows both kinds in turn) for a thousand pictures: what leaves above comes in again below, with another src. */
const RECYCLED = `<main id="list" style="height:700px;overflow:auto"><div id="inner" style="position:relative;height:${ALL * 100}px"></div></main>${scriptOf(`
  const rows = Array.from({ length: 13 }, () => {
    const image = Object.assign(new Image(96, 96), { style: 'position:absolute;left:0' });
    inner.append(image);
    return image;
  });
  const render = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / 100) - 2);
    for (let index = first; index < Math.min(first + rows.length, SOURCES.length); index++) {
      const image = rows[index % rows.length];
      image.style.top = index * 100 + 'px';
      if (image.getAttribute('src') !== SOURCES[index]) image.src = SOURCES[index];
    }
  };
  list.addEventListener('scroll', render);
  render();
`)}`;

/** Scrolls like a hurried reader, and tells which names ever belonged to an image that was no longer shown. */
const scrollAndListen = (page: Page, distance: number) =>
  page.evaluate(async (distance) => {
    const list = document.querySelector('#list') as HTMLElement;
    const stale = new Set<string>();
    for (let step = 0; step < 60; step++) {
      list.scrollTop += distance / 60;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      for (const image of list.querySelectorAll('img')) {
        const isLoupe = image.src.includes('loupe');
        if ((isLoupe ? /japan/ : /search/).test(image.alt)) stale.add(`${image.alt}: ${image.src.slice(-12)}`);
      }
    }
    return [...stale];
  }, distance);

/** Tells how many images there are by now. */
const scrollToEnd = (page: Page) =>
  page.evaluate(() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    return document.images.length;
  });

/** Selects what lies in the window now. */
async function markVisible(page: Page): Promise<string> {
  await page.evaluate(() => {
    for (const image of document.images) {
      const { top, bottom } = image.getBoundingClientRect();
      image.classList.toggle('seen', bottom > 0 && top < innerHeight);
    }
  });
  return 'img.seen';
}

test('an endless list: whatever is in view gets its name, down to the thousandth', async ({ open, site, noise }) => {
  test.slow();
  const page = await open(site.page(ENDLESS));
  for (const count of [100, 300, 500, 800, ALL]) {
    await expect.poll(() => scrollToEnd(page)).toBeGreaterThanOrEqual(count);
    await expect.poll(async () => wrongNames(page, await markVisible(page))).toEqual([]);
  }
  await expect(page.locator('#i999')).toHaveAttribute('alt', /search/);
  await expect(page.locator('img:not([alt])')).toHaveCount(0, { timeout: 90_000 });
  await expectRightNames(page, ALL);
  expect(noise).toEqual([]);
});

test('a list that recycles its images never says an earlier one, and names those that stay', async ({
  open,
  site,
  noise,
}) => {
  const page = await open(site.page(RECYCLED));
  await expectRightNames(page, 13);
  for (const distance of [3_000, 30_000, -12_000]) {
    expect(await scrollAndListen(page, distance)).toEqual([]);
    await expectRightNames(page, 13);
  }
  // So slowly that names come and go on the way.
  expect(await scrollAndListen(page, 700)).toEqual([]);
  await expectRightNames(page, 13);
  expect(noise).toEqual([]);
});
