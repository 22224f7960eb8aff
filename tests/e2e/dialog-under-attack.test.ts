import { expect, test } from '../support/fixtures';
import { describeByMouse, namesOf, pressButton } from '../support/menu';
import { keepOwnWords } from '../support/own-words';
import { flagOfJapan } from '../support/png';

const SHADES = { greedy: 321, removed: 322, popover: 323, modal: 324, fullscreen: 325 };

test.beforeAll(({ site }) => {
  for (const [name, shade] of Object.entries(SHADES)) site.file(`/${name}.png`, flagOfJapan(96, shade), 'image/png');
});

test('a page that takes all keys for itself neither hears what is typed in the dialog nor locks the user in', async ({
  open,
  site,
  altlight,
}) => {
  const greedy = `<script>
    window.heard = [];
    for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
      addEventListener(type, (event) => { heard.push(event.type + (event.key ?? event.data)); event.preventDefault(); event.stopImmediatePropagation(); }, true);
  </script>`;
  const page = await open(site.page('<img id="it" src="/greedy.png">', greedy));
  await page.keyboard.press('x');
  expect(await page.evaluate('heard'), 'the page takes keys').toContain('keydownx');
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  await keepOwnWords(page, 'Mine');
  await expect.poll(() => namesOf(page)).toContain('Kept. This image is called so from now on.');
  await page.keyboard.press('Escape');
  await expect.poll(() => namesOf(page)).not.toContain('Close');
  expect(await page.evaluate('heard')).not.toContain('keydownM');
  expect(await page.evaluate('heard')).not.toContain('keydownTab');
});

test('a page that throws the dialog out is told of, and the focus comes back to the image', async ({
  open,
  site,
  altlight,
}) => {
  const page = await open(site.page('<button>Before</button><img id="it" src="/removed.png">'));
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  await page.evaluate(() => {
    for (const element of document.documentElement.children) if (element.localName === 'div') element.remove();
  });
  await expect.poll(() => namesOf(page)).toContain('The page has closed the description. Ask again to open it.');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('it');
});

const PLACES: [string, string, string][] = [
  ['an open popover', '<div id="place" popover><img id="it" src="/popover.png"></div>', 'showPopover'],
  ['a modal dialog of the page', '<dialog id="place"><img id="it" src="/modal.png"></dialog>', 'showModal'],
  ['what fills the screen', '<div id="place"><img id="it" src="/fullscreen.png"></div>', 'requestFullscreen'],
];

for (const [where, body, show] of PLACES) {
  test(`an image in ${where} is described over it, and what it is in stays open`, async ({ open, site, altlight }) => {
    const page = await open(site.page(`<button onclick="place.${show}()">Show</button>${body}`));
    await page.getByRole('button', { name: 'Show' }).click();
    const isShown = () => page.locator('#place').evaluate((it) => it.matches(':popover-open, :modal, :fullscreen'));
    await expect.poll(isShown).toBe(true);
    await describeByMouse(altlight, page, page.locator('#it'));
    await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
    expect(await isShown()).toBe(true);
    await pressButton(page, 'Close');
    await expect.poll(() => namesOf(page)).not.toContain('Close');
    expect(await isShown()).toBe(true);
    // A dialog has gone from the tree before its event is heard that it has closed.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('it');
  });
}
