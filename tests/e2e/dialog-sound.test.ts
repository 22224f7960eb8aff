import type { Page } from '@playwright/test';
import { trackWorlds } from '../../cli/isolated-world';
import type { AltlightBrowser } from '../../cli/launch';
import { expect, test } from '../support/fixtures';
import { describeByMouse, namesOf } from '../support/menu';
import { flagOfJapan } from '../support/png';
import type { TestSite } from '../support/test-site';

/** An image that its page gets at once, and Altlight when it is let go. */
function hold(site: TestSite, path: string, shade: number): () => void {
  let letGo = () => {};
  const isFree = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let asked = 0;
  site.answer(path, async (_, response) => {
    if (asked++ > 0) await isFree;
    response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' }).end(flagOfJapan(96, shade));
  });
  return letGo;
}

/** The browser's own word on what sounds: which nodes a page's scripts make, in whichever world, and how their contexts fare. */
async function watchSound(page: Page) {
  const session = await page.context().newCDPSession(page);
  const seen: string[] = [];
  session.on('WebAudio.contextCreated', () => seen.push('context'));
  session.on('WebAudio.audioNodeCreated', ({ node }) => seen.push(node.nodeType));
  session.on('WebAudio.contextChanged', ({ context }) => seen.push(context.contextState));
  await session.send('WebAudio.enable');
  return async () => {
    // What has happened until now has been told when this is answered.
    await session.send('Runtime.evaluate', { expression: '0' });
    return seen;
  };
}

/** Has the clock by which the extension measures how long it took stand still at a time, in milliseconds. */
async function stopClockAt(time: number, page: Page, { context, extensionId }: AltlightBrowser): Promise<void> {
  const session = await context.newCDPSession(page);
  const worlds = await trackWorlds(session, extensionId);
  await expect.poll(() => worlds.size).toBe(1);
  const expression = `performance.now = () => ${time}`;
  await session.send('Runtime.evaluate', { contextId: [...worlds.values()][0] ?? -1, expression });
  await session.detach();
}

async function hearAnswer(altlight: AltlightBrowser, page: Page, selector: string, work: () => Promise<void>) {
  await describeByMouse(altlight, page, page.locator(selector));
  await expect.poll(() => namesOf(page)).toContainEqual('Image description');
  await work();
  await expect.poll(() => namesOf(page)).toContain('Appears to be: flag of japan');
  await page.keyboard.press('Escape');
  await expect.poll(() => namesOf(page)).not.toContain('Image description');
}

for (const sound of [true, false]) {
  test(`with the sound ${sound ? 'on, an answer that took long is told by one' : 'off, none is heard'}`, async ({
    altlight,
    open,
    site,
  }) => {
    const path = `/held-${sound}.png`;
    const letGo = hold(site, path, sound ? 320 : 321);
    site.file('/soon.png', flagOfJapan(96, 322), 'image/png');
    await altlight.setSettings({ sound });
    try {
      const page = await open(
        site.page(`<img id="soon" src="/soon.png" alt=""><img id="late" src="${site.second}${path}" alt="">`),
      );
      const heard = await watchSound(page);
      await stopClockAt(60_000, page, altlight);
      await hearAnswer(altlight, page, '#soon', async () => {});
      expect(await heard()).toEqual([]);
      await hearAnswer(altlight, page, '#late', async () => {
        await expect.poll(() => namesOf(page)).toContain('Describing the image.');
        await stopClockAt(65_000, page, altlight);
        letGo();
      });
      if (sound) await expect.poll(heard, 'it has sounded, and ended').toContain('closed');
      const made = (await heard()).filter((what) => ['context', 'Oscillator'].includes(what));
      expect(made).toEqual(sound ? ['context', 'Oscillator'] : []);
    } finally {
      await altlight.setSettings({ sound: false });
    }
  });
}
