import type { Page } from 'puppeteer-core';
import type { AltlightFirefox } from '../support/firefox';
import { expect, needFirefox, test } from '../support/firefox-fixtures';
import {
  backgroundState,
  chooseDescribe,
  endBackground,
  focusedName,
  hideSidebar,
  imagesOf,
  namesOf,
  popupNames,
  pressExtensionKey,
  showSidebar,
  sidebarNames,
} from '../support/firefox-window';
import { searchSvg } from '../support/pictures';
import { flagOfJapan } from '../support/png';

needFirefox();

const FLAG = 'Appears to be: flag of japan';
const LOUPE = 'Appears to be: search icon';

test.beforeEach(({ site }) => {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  site.file('/loupe.svg', searchSvg(), 'image/svg+xml');
  site.file('/frame', '<!doctype html><img src="/japan.png">', 'text/html');
});

async function describeByMouse(firefox: AltlightFirefox, page: Page, selector: string): Promise<void> {
  await page.click(selector, { button: 'right' });
  await expect.poll(() => chooseDescribe(firefox)).toBe(true);
  await expect.poll(() => namesOf(firefox)).toContain('Image description');
}

/** Goes to a button by keyboard and presses it. Firefox tells of a new focus a little after the key. */
async function pressButton(firefox: AltlightFirefox, page: Page, name: string): Promise<void> {
  let focused = await focusedName(firefox);
  for (let step = 0; focused !== name; step++) {
    if (step === 40) throw new Error(`the focus does not come to ${name}`);
    const before = focused;
    await page.keyboard.press('Tab');
    await expect
      .poll(async () => {
        focused = await focusedName(firefox);
        return focused;
      })
      .not.toBe(before);
  }
  await page.keyboard.press('Enter');
}

test('images are named wherever they are, also without HTTPS; off again, everything is as it was', async ({
  firefox,
  open,
  site,
}) => {
  const closed = '<template shadowrootmode="closed"><img src="/loupe.svg" width="48" height="48"></template>';
  const body = `<img src="/japan.png"><img src="/loupe.svg">${searchSvg()}<div>${closed}</div><iframe src="/frame"></iframe>`;
  const page = await open(site.insecurePage(body));
  const before = await page.evaluate(() => document.body.innerHTML);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await expect.poll(() => imagesOf(firefox)).toEqual([FLAG, LOUPE, LOUPE, LOUPE, FLAG]);
  await firefox.send('preferences:set', { enabled: false });
  try {
    await expect.poll(() => page.evaluate(() => document.body.innerHTML)).toBe(before);
    await expect.poll(() => imagesOf(firefox)).not.toContainEqual(expect.stringMatching(/Appears/));
  } finally {
    await firefox.send('preferences:set', { enabled: true });
  }
});

test('a page sees nothing of Altlight but the attributes', async ({ open, site }) => {
  const watch = `<script>
    window.seen = [];
    for (const type of ['message', 'error']) addEventListener(type, (event) => seen.push(event.type), true);
    window.globals = Object.getOwnPropertyNames(window).concat('seen', 'globals').join();
  </script>`;
  const page = await open(site.page('<img src="/japan.png">', watch));
  await expect.poll(() => page.evaluate(() => document.body.innerHTML)).toBe(`<img src="/japan.png" alt="${FLAG}">`);
  const [seen, globals, known] = await page.evaluate(() => {
    const { seen, globals } = window as unknown as { seen: string[]; globals: string };
    return [seen, Object.getOwnPropertyNames(window), globals.split(',')] as const;
  });
  expect(seen).toEqual([]);
  expect(globals.filter((name) => !known.includes(name))).toEqual([]);
});

test('what the page may not read is fetched as anyone could, hop by hop, and never from another private host', async ({
  firefox,
  open,
  site,
}) => {
  const elsewhere = site.second.replace('127.0.0.1', 'localhost');
  site.file('/public.png', flagOfJapan(64), 'image/png');
  site.answer('/near.png', (_, response) => response.writeHead(302, { location: '/public.png' }).end());
  site.answer('/far.png', (_, response) => response.writeHead(302, { location: `${elsewhere}/hidden.png` }).end());
  site.file('/hidden.png', flagOfJapan(80), 'image/png');
  const images = ['/public.png', '/near.png', '/far.png'].map((path) => `<img src="${site.second}${path}">`);
  const page = await open(
    site.page(
      `${images.join('')}<img src="${elsewhere}/japan.png"><img src="/japan.png">`,
      "<script>document.cookie = 'session=secret'</script>",
    ),
  );
  await expect.poll(() => imagesOf(firefox)).toEqual([FLAG, FLAG, '', '', FLAG]);
  expect(await page.evaluate(() => Array.from(document.images, ({ alt }) => alt))).toEqual([FLAG, FLAG, '', '', FLAG]);
  const [fromPage, ...fromAltlight] = site.requests.filter(({ path }) => path === '/near.png');
  expect(fromPage?.cookie, 'the page itself sends the cookie').toContain('secret');
  expect(fromAltlight.length).toBeGreaterThan(0);
  for (const request of fromAltlight) expect(request).toMatchObject({ cookie: undefined, referer: undefined });
  expect(
    site.requests.filter(({ path }) => path === '/hidden.png'),
    'only the page itself went there',
  ).toHaveLength(1);
});

test('a private label is heard, and the page can neither read nor find it', async ({ firefox, open, site }) => {
  await firefox.send('preferences:set', { keepFromPages: true });
  try {
    const page = await open(site.insecurePage('<img src="/japan.png">'));
    await expect.poll(() => imagesOf(firefox)).toEqual([FLAG]);
    const readable = await page.evaluate(() => {
      const [image] = document.images;
      const label = document.getElementById(image?.getAttribute('aria-labelledby') ?? '');
      return {
        isThere: label !== null,
        root: label?.shadowRoot ?? null,
        text: document.documentElement.outerHTML + document.body.textContent,
        isFound: (window as unknown as { find(text: string): boolean }).find('flag of japan'),
      };
    });
    expect(readable).toMatchObject({ isThere: true, root: null, isFound: false });
    expect(readable.text).not.toContain('flag of');
  } finally {
    await firefox.send('preferences:set', { keepFromPages: false });
  }
});

test('the context menu opens the dialog, which tells of the image and takes its description back', async ({
  firefox,
  open,
  site,
}) => {
  const page = await open(site.page('<h1>Flags</h1><img src="/japan.png">'));
  await expect.poll(() => imagesOf(firefox)).toEqual([FLAG]);
  await describeByMouse(firefox, page, 'img');
  await expect.poll(() => namesOf(firefox)).toContain(FLAG);
  const told = await namesOf(firefox);
  expect(told).toContain("Made by Altlight's small model on this device.");
  expect(told).toContain('Under the heading: Flags');
  await pressButton(firefox, page, 'Take the description back');
  await expect.poll(() => page.$eval('img', ({ outerHTML }) => outerHTML)).toBe('<img src="/japan.png">');
  await page.keyboard.press('Escape');
  await expect.poll(() => namesOf(firefox)).not.toContain('Image description');
});

test('the context menu has its item on a canvas, a video and an image without an address of its own around it', async ({
  firefox,
  open,
  site,
}) => {
  const frame = `<iframe srcdoc="<img src='/japan.png' alt='In a frame'>" width="120" height="120"></iframe>`;
  const draw = `<script>
    const flag = document.querySelector('#one');
    flag.decode().then(() => document.querySelector('canvas').getContext('2d').drawImage(flag, 0, 0));
  </script>`;
  const page = await open(
    site.page(`<img id="one" src="/japan.png" alt="One"><img id="two" src="/japan.png" alt="Two">
      <canvas width="96" height="96"></canvas><video poster="/japan.png" width="96" height="96"></video>${frame}${draw}`),
  );
  const hear = async (selector: string, said: string) => {
    await describeByMouse(firefox, page, selector);
    await expect.poll(() => namesOf(firefox)).toContain(said);
    await page.keyboard.press('Escape');
    await expect.poll(() => namesOf(firefox)).not.toContain('Image description');
  };
  await hear('canvas', FLAG);
  await hear('video', FLAG);
  await hear('iframe', 'The page says: In a frame');
  await hear('#one', 'The page says: One');
  // No event tells a page of such a menu.
  await page.keyboard.down('Shift');
  await hear('#two', 'The page says: Two');
  await page.keyboard.up('Shift');
});

test('an image that only cookies can show is looked at on the screen, when the user agrees', async ({
  firefox,
  open,
  site,
}) => {
  site.answer('/members.png', (request, response) => {
    const isMember = request.headers.cookie?.includes('secret');
    response.writeHead(isMember ? 200 : 403, { 'content-type': 'image/png' }).end(isMember ? flagOfJapan(192) : '');
  });
  const head = "<script>document.cookie = 'session=secret'</script>";
  const page = await open(site.page(`<p>Text</p><img src="${site.second}/members.png"><p>More</p>`, head));
  await describeByMouse(firefox, page, 'img');
  await expect.poll(() => namesOf(firefox)).toContainEqual(expect.stringMatching(/asks who you are/));
  await pressButton(firefox, page, 'Look at it');
  await expect.poll(() => namesOf(firefox)).toContain(FLAG);
  expect(await page.$eval('img', ({ alt }) => alt)).toBe('');
});

test('the keys that the manifest suggests work', async ({ firefox, open, site }) => {
  const page = await open(site.page('<a href="/there" aria-label="There"><img src="/japan.png" alt=""></a>'));
  await page.focus('a');
  await pressExtensionKey(firefox, 'D');
  await expect.poll(() => namesOf(firefox)).toContain(FLAG);
});

test('the sidebar lists the images of the tab in front, and the popup counts them', async ({ firefox, open, site }) => {
  site.file('/other.png', flagOfJapan(40, 7), 'image/png');
  site.file('/in-frame', '<!doctype html><img src="/other.png" alt="In a frame">', 'text/html');
  const frame = `<iframe src="${site.second}/in-frame"></iframe>`;
  await open(site.page(`<img src="/japan.png">${frame}<img src="/other.png" alt="Our flag">`));
  await showSidebar(firefox);
  try {
    const listed = async () => (await sidebarNames(firefox)).filter((name) => /^Image \d|flag|frame/.test(name));
    await expect
      .poll(async () => [...new Set(await listed())].filter((name) => !/: /.test(name.replace(FLAG, ''))))
      .toEqual(['Image 1', FLAG, 'Image 2', 'In a frame', 'Image 3', 'Our flag']);
    await open(site.page('<img src="/loupe.svg">'));
    await expect.poll(() => sidebarNames(firefox)).toContain(LOUPE);
    expect(await sidebarNames(firefox)).not.toContain('Our flag');
  } finally {
    await hideSidebar(firefox);
  }
  await firefox.desk.evaluate(() => chrome.action.openPopup());
  await expect.poll(() => popupNames(firefox)).toContain('1 got one.');
  expect(await popupNames(firefox)).toContain('Describe images on 127.0.0.1');
});

test('the first-run page and the options are shown, and the sample is described', async ({ firefox }) => {
  const welcome = await firefox.openExtensionPage('welcome.html');
  const press = (name: string) =>
    welcome.evaluate((name) => {
      const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
      button?.click();
      return button !== undefined;
    }, name);
  await expect.poll(() => press('Begin with the small model')).toBe(true);
  await expect.poll(() => press('Describe it')).toBe(true);
  // The words are in a language of their own, and so is their node.
  await expect.poll(() => namesOf(firefox)).toContain(FLAG);
  expect((await namesOf(firefox)).join('')).toContain('Altlight says:');
  await welcome.close();
  const options = await firefox.openExtensionPage('options.html');
  await expect.poll(() => namesOf(firefox)).toContain('Florence-2');
  await options.close();
});

test('when the event page has gone, pages go on as before', async ({ firefox, open, site }) => {
  const page = await open(site.page('<img src="/japan.png">'));
  await expect.poll(() => imagesOf(firefox)).toEqual([FLAG]);
  await endBackground(firefox);
  await expect.poll(() => backgroundState(firefox)).toBe('stopped');
  await page.evaluate(() => document.body.append(Object.assign(new Image(), { src: '/loupe.svg' })));
  await expect.poll(() => imagesOf(firefox)).toEqual([FLAG, LOUPE]);
  await describeByMouse(firefox, page, 'img');
  await expect.poll(() => namesOf(firefox)).toContain("Made by Altlight's small model on this device.");
});
