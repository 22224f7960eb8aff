import { expect, test } from '../../support/noise';
import { expectRightNames, flag, JAPAN, loupe, SEARCH, servePictures } from './gallery';

test.beforeAll(({ site }) => servePictures(site));
test.afterEach(({ noise }) => expect(noise).toEqual([]));

const img = (id: string, src: string) => `<img id="${id}" src="${src}" width="96" height="96">`;
const BODY = `<main>${img('a', flag(1))}${img('b', loupe())}</main>`;
const OTHER = `<main>${img('c', loupe(1))}${img('d', flag(2))}${img('e', '/slow.png#flag')}</main>`;

test('document.open(), write() and close() bring a new page, whose images are named', async ({ open, site }) => {
  const page = await open(site.page(BODY));
  await expectRightNames(page, 2);
  for (const html of [OTHER, BODY]) {
    await page.evaluate((html) => {
      document.open();
      document.write(`<!doctype html><title>New</title>${html}`);
      document.close();
    }, html);
    await expectRightNames(page, html === OTHER ? 3 : 2);
  }
});

test('a body or a whole tree that is replaced is named again', async ({ open, site }) => {
  const page = await open(site.page(BODY));
  await expectRightNames(page, 2);
  await page.evaluate((html) => {
    document.body.innerHTML = html;
  }, OTHER);
  await expectRightNames(page, 3);
  await page.evaluate((html) => {
    document.documentElement.innerHTML = `<head></head><body>${html}</body>`;
  }, BODY);
  await expectRightNames(page, 2);
  await page.evaluate((html) => {
    const root = document.createElement('html');
    root.innerHTML = `<body>${html}</body>`;
    document.documentElement.replaceWith(root);
  }, OTHER);
  await expectRightNames(page, 3);
});

test('a page that navigates by pushState has the names of what it shows', async ({ open, site }) => {
  const page = await open(site.page(BODY));
  await expectRightNames(page, 2);
  const old = await page.locator('#a').elementHandle();
  for (const [path, html, count] of [['/c', OTHER, 3] as const, ['/a', BODY, 2] as const]) {
    await page.evaluate(
      ([path, html]) => {
        history.pushState({}, '', path);
        document.querySelector('main')?.replaceWith(document.createRange().createContextualFragment(html));
      },
      [path, html] as const,
    );
    await expectRightNames(page, count);
  }
  await page.goBack();
  await expectRightNames(page, 2);
  expect(await old?.getAttribute('alt')).toBeNull();
});

test('an image that is moved into a frame and shows something else there does not keep its name', async ({
  open,
  site,
}) => {
  const page = await open(site.page(`${img('a', flag(1))}<iframe srcdoc="<p>Frame</p>"></iframe>`));
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => {
    document.querySelector('iframe')?.contentDocument?.body.append(document.querySelector('#a') as Element);
  });
  await page.evaluate(() => {
    document.querySelector('iframe')?.contentDocument?.querySelector('#a')?.setAttribute('src', '/loupe.svg');
  });
  await expect(page.frameLocator('iframe').locator('#a')).not.toHaveAttribute('alt', JAPAN);
});

test('what is being edited is not written to, also when editing begins later', async ({ open, site }) => {
  const page = await open(
    site.page(`<div contenteditable>${img('mine', flag(1))}</div><div id="later">${img('a', flag(2))}</div>`),
  );
  await expect(page.locator('#a')).toHaveAttribute('alt', JAPAN);
  await page.evaluate(() => document.querySelector('#later')?.setAttribute('contenteditable', ''));
  await page.evaluate(
    (html) => document.querySelector('#later')?.insertAdjacentHTML('beforeend', html),
    img('b', flag(3)),
  );
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), img('c', loupe()));
  await expect(page.locator('#c')).toHaveAttribute('alt', SEARCH);
  await page.evaluate(() => {
    document.designMode = 'on';
  });
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), img('d', loupe(1)));
  // An image whose src the editor changes may lose our name, but gets no other.
  await page.evaluate(() => document.querySelector('#a')?.setAttribute('src', '/loupe.svg'));
  await expect(page.locator('#a')).not.toHaveAttribute('alt');
  await page.evaluate(
    (html) => {
      document.designMode = 'off';
      document.body.insertAdjacentHTML('beforeend', html);
    },
    img('last', flag(4)),
  );
  await expect(page.locator('#last')).toHaveAttribute('alt', JAPAN);
  for (const id of ['mine', 'a', 'b']) await expect(page.locator(`#${id}`)).not.toHaveAttribute('alt');
});

test('an image that is on its way when editing begins is not written to', async ({ open, site }) => {
  const page = await open(site.page('<main></main>'));
  await page.evaluate(() => {
    const image = Object.assign(new Image(), { id: 'a', src: '/flag-5.png' });
    // The load event starts the work on it; what comes after that finds it in editing.
    image.onload = () => document.querySelector('main')?.setAttribute('contenteditable', '');
    document.querySelector('main')?.append(image);
  });
  await expect(page.locator('main')).toHaveAttribute('contenteditable', '');
  await page.evaluate(() => document.body.append(Object.assign(new Image(), { id: 'b', src: '/flag-1.png' })));
  await expect(page.locator('#b')).toHaveAttribute('alt', JAPAN);
  expect(await page.locator('#a').getAttribute('alt')).toBeNull();
});
