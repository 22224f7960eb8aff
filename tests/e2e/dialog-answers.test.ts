import type { Page } from '@playwright/test';
import { send } from '../../cli/extension-messages';
import type { AltlightBrowser } from '../../cli/launch';
import { ChatServer, MODEL } from '../support/chat-server';
import {
  accessibilityNodes,
  describeByMouse,
  focusedName,
  goBackTo,
  namesOf,
  pressButton,
  runCommand,
} from '../support/menu';
import { expect, test } from '../support/model-desk';
import { flagOfJapan } from '../support/png';

const USE = "Use as the image's name";
const hears = (page: Page, name: string) => expect.poll(() => namesOf(page)).toContain(name);

async function openDialog(altlight: AltlightBrowser, page: Page): Promise<void> {
  await describeByMouse(altlight, page, page.locator('#it'));
  await hears(page, 'A question about the image');
}

/** Asks the model in use for more than a sentence. */
async function askInDetail(page: Page): Promise<void> {
  await pressButton(page, 'Describe in detail');
  await hears(page, 'In one sentence: A picture of 128 by 128 pixels.');
}

test('another answer becomes the name of an image that has one, is called wrong, or gives way to own words', async ({
  altlight,
  desk,
  open,
  site,
}) => {
  site.file('/answers.png', flagOfJapan(128, 312), 'image/png');
  const server = await new ChatServer().start();
  await send(desk.page, 'endpoint:set', { baseUrl: server.baseUrl, model: MODEL, key: null, accepted: true });
  try {
    const page = await open(site.page('<img id="it" src="/answers.png">'));
    const image = page.locator('#it');
    await expect(image).toHaveAttribute('alt', /japan/);

    await test.step('the name', async () => {
      await openDialog(altlight, page);
      expect(await namesOf(page), 'it is called so already').not.toContain(USE);
      await askInDetail(page);
      await pressButton(page, USE);
      await expect(image).toHaveAttribute('alt', 'Appears to be: A picture of 128 by 128 pixels.');
      expect(await focusedName(page)).toBe('Take the description back');
      expect(await namesOf(page)).not.toContain(USE);
    });

    await test.step('wrong', async () => {
      await pressButton(page, 'This is wrong');
      await hears(page, 'Taken away. It is not shown for this image again.');
      for (const name of ['Copy', USE]) expect(await namesOf(page)).not.toContain(name);
      await pressButton(page, 'It was right after all');
      await hears(page, 'Copy');
    });

    await test.step('own words, which are not lost while something else is asked', async () => {
      await pressButton(page, 'Write it in your own words');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('Our flag');
      await goBackTo(page, 'A question about the image');
      await page.keyboard.type('What is it?');
      await page.keyboard.press('Enter');
      await hears(page, 'The model answers: A picture of 128 by 128 pixels.');
      const fields = (await accessibilityNodes(page)).filter(({ role }) => role === 'textbox');
      expect(fields).toContainEqual(expect.objectContaining({ name: 'Your description', value: 'Our flag' }));
      await pressButton(page, 'Keep');
      await hears(page, 'Kept. This image is called so from now on.');
      for (const name of ['These are your own words.', 'Forget my words']) expect(await namesOf(page)).toContain(name);
      await expect(image).toHaveAttribute('alt', 'Our flag');
    });

    await test.step('keys that act on the page know of the dialog', async () => {
      await runCommand(altlight, page, 'next-image');
      await hears(page, 'There is no described image after this.');
      await runCommand(altlight, page, 'describe-focused');
      await expect.poll(() => focusedName(page)).toBe('Our flag');
      expect((await accessibilityNodes(page)).filter(({ role }) => role === 'dialog')).toHaveLength(1);
      await runCommand(altlight, page, 'toggle-site');
      await expect(image).not.toHaveAttribute('alt');
      await pressButton(page, 'Take the description back');
      await hears(page, 'Altlight is off on this page.');
      await runCommand(altlight, page, 'toggle-site');
      await expect(image).toHaveAttribute('alt', 'Our flag');
    });
  } finally {
    await send(desk.page, 'endpoint:remove', undefined);
    await altlight.setSettings({ captionModel: null });
    await server.stop();
  }
});
