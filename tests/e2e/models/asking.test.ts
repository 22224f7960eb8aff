import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { send } from '../../../cli/extension-messages';
import { CONTRACT } from '../../../cli/parity/contract';
import { loadPicture } from '../../../cli/parity/picture';
import { ROOT } from '../../../cli/paths';
import type { ImageWish } from '../../../lib/shared/wish';
import { ChatServer, MODEL } from '../../support/chat-server';
import { withManaged } from '../../support/managed';
import { describeByMouse, focusedName, goBackTo, namesOf, pressButton } from '../../support/menu';
import { expect, test } from '../../support/model-desk';
import { leaveShadowRootsOpen } from '../../support/open-roots';
import { watchWaiting } from '../../support/watch-waiting';

/** What a model says of the picture that was loaded: parity.test.ts compares that with its reference, token for token. */
async function saidBy(
  model: string,
  page: Page,
  asked: Omit<ImageWish, 'language'>,
  maxTokens: number,
): Promise<string> {
  const answer = await page.evaluate(
    (data) => {
      const { picture } = globalThis as unknown as { picture: unknown };
      const request = { ...data, device: 'wasm', picture };
      return chrome.runtime.sendMessage({ id: 1, type: 'engine:trace', data: request, timestamp: Date.now() });
    },
    { model, request: { ...asked, language: 'en', maxTokens } },
  );
  // As the dialog shows it.
  return answer.res.text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

test.afterEach(({ altlight }) => altlight.setSettings({ captionModel: null, captionDevice: 'auto' }));

test('a model that goes on with a text is given the beginning of its sentence, which is no name before it is used as one', async ({
  desk,
  site,
  open,
  altlight,
}) => {
  await desk.hub.addFolder('somebody/begun', join(CONTRACT, 'blip'));
  // Its words mean nothing, and do not end; here they end by "y".
  desk.hub.change('somebody/begun', 'config.json', (text) => text.replace(/"sep_token_id": \d+/, '"sep_token_id": 51'));
  await desk.install('begun', { architecture: 'blip' });
  await desk.until('begun', 'installed');
  await altlight.setSettings({ captionModel: 'begun', captionDevice: 'wasm' });
  const photo = join(ROOT, 'tests/fixtures/photos/coffee.jpg');
  site.file('/begun.jpg', readFileSync(photo), 'image/jpeg');
  const page = await open(site.page('<img id="it" src="/begun.jpg" alt="">'));
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContain('Begin the description with (in English)');
  expect(await namesOf(page)).not.toContain('A question about the image');
  await goBackTo(page, 'Begin the description with (in English)');
  await page.keyboard.type('there is');
  await page.keyboard.press('Enter');
  await loadPicture(desk.page, photo);
  const said = await saidBy('begun', desk.page, { task: 'brief', prefix: 'there is' }, 48);
  expect(said).toBe('y');
  const sentence = `Appears to be: there is ${said}`;
  await expect.poll(() => namesOf(page)).toContain(sentence);
  await expect(page.locator('#it')).toHaveAttribute('alt', '');
  await pressButton(page, "Use as the image's name");
  await expect(page.locator('#it')).toHaveAttribute('alt', sentence);
});

test('a question that follows goes to another model with what was asked and answered before', async ({
  desk,
  site,
  open,
  altlight,
}) => {
  const server = await new ChatServer().start();
  await desk.hub.addFolder('somebody/smolvlm', join(CONTRACT, 'smolvlm'));
  await desk.install('smolvlm', { architecture: 'idefics3' });
  await desk.until('smolvlm', 'installed');
  await send(desk.page, 'endpoint:set', { baseUrl: server.baseUrl, model: MODEL, key: null, accepted: true });
  await altlight.setSettings({ captionModel: 'own-server', captionDevice: 'wasm' });
  const circle = join(CONTRACT, 'images/red-circle-256.png');
  site.file('/asked.png', readFileSync(circle), 'image/png');
  const page = await open(site.page('<img id="it" src="/asked.png" alt="">'));
  await leaveShadowRootsOpen(page, altlight);
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContain('Appears to be: A picture of 256 by 256 pixels.');
  await goBackTo(page, 'A question about the image');
  await page.keyboard.type('What is it?');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesOf(page)).toContain('The model answers: A picture of 256 by 256 pixels.');

  await goBackTo(page, 'Model to ask');
  await page.keyboard.type('smolvlm');
  const seen = await watchWaiting(page);
  await goBackTo(page, 'A question about the image');
  await page.keyboard.type('Which colour?');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/could be used|is not sure/));
  const drafts = (await seen()).map(({ draft }) => draft.replace(/\uFFFD+$/, ''));
  const longest = drafts.toSorted((one, other) => other.length - one.length)[0] ?? '';
  expect(longest.length).toBeGreaterThan(5);
  await loadPicture(desk.page, circle);
  const past = [{ question: 'What is it?', answer: 'A picture of 256 by 256 pixels.' }];
  const asked = { task: 'question', question: 'Which colour?' } as const;
  expect(await saidBy('smolvlm', desk.page, { ...asked, past }, 120)).toContain(longest);
  expect(await saidBy('smolvlm', desk.page, asked, 120)).not.toContain(longest);
  await page.keyboard.press('Escape');

  await test.step('what an organisation has locked is passed by on the way around', async () => {
    await withManaged(altlight, { captionModel: 'own-server' }, async () => {
      await describeByMouse(altlight, page, page.locator('#it'));
      await expect.poll(() => namesOf(page)).toContain('Your organisation has set this.');
      await goBackTo(page, 'Close');
      await page.keyboard.press('Tab');
      expect(await focusedName(page)).toBe('Describe again');
      await page.keyboard.press('Shift+Tab');
      expect(await focusedName(page)).toBe('Close');
    });
  });
  await send(desk.page, 'endpoint:remove', undefined);
  await server.stop();
});
