import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { CONTRACT } from '../../../cli/parity/contract';
import { openPopup } from '../../../cli/surfaces';
import { pressByKey } from '../../support/keyboard';
import { describeByMouse, focusedName, goBackTo, namesOf } from '../../support/menu';
import { expect, type ModelDesk, test } from '../../support/model-desk';
import { leaveShadowRootsOpen } from '../../support/open-roots';

const SENTENCE = 'Appears to be: A red circle on a blue background.';

test.beforeEach(({ site }) => {
  site.file('/circle.png', readFileSync(join(CONTRACT, 'images/red-circle-256.png')), 'image/png');
});
test.afterEach(({ altlight }) => altlight.setSettings({ captionModel: null }));

async function install(desk: ModelDesk, id: string, folder: string): Promise<void> {
  await desk.hub.addFolder(`somebody/${id}`, join(CONTRACT, folder));
  await desk.install(id);
  await desk.until(id, 'installed');
}

test('another model is asked from the dialog, by keyboard, and axe-core finds nothing', async ({
  desk,
  altlight,
  site,
  open,
}) => {
  await install(desk, 'taught', 'taught');
  await install(desk, 'nonsense', 'vit-gpt2');
  await altlight.setSettings({ captionModel: 'taught' });
  const page = await open(site.page('<main><h1>Shapes</h1><img id="circle" src="/circle.png"></main>'));
  await expect(page.locator('#circle')).toHaveAttribute('alt', SENTENCE);
  await leaveShadowRootsOpen(page, altlight);
  await describeByMouse(altlight, page, page.locator('#circle'));
  await expect.poll(() => namesOf(page)).toContain('Describe again');
  expect(await namesOf(page)).toContain('Made by the model taught on this device.');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await goBackTo(page, 'Describe again');
  await page.keyboard.press('Shift+Tab');
  expect(await focusedName(page)).toBe('Model to ask');
  await page.keyboard.type('nonsense');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => namesOf(page))
    .toContainEqual(expect.stringMatching(/nothing of this image that could be used|is not sure what this shows/));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('taught');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => namesOf(page)).toContain(SENTENCE);
  await page.keyboard.press('Escape');

  const worker = await altlight.worker();
  await worker.evaluate(() => {
    const managed = { captionModel: 'taught', reason: 'House rules.' };
    Object.assign(globalThis, { unmanaged: chrome.storage.managed.get });
    Object.assign(chrome.storage.managed, { get: async () => managed });
  });
  try {
    await describeByMouse(altlight, page, page.locator('#circle'));
    await expect.poll(() => namesOf(page)).toContain('Your organisation has set this: House rules.');
    await goBackTo(page, 'Describe again');
    await page.keyboard.press('Shift+Tab');
    expect(await focusedName(page)).not.toBe('Model to ask');
    await page.keyboard.press('Escape');
  } finally {
    await worker.evaluate(() => {
      const { unmanaged } = globalThis as unknown as { unmanaged: typeof chrome.storage.managed.get };
      Object.assign(chrome.storage.managed, { get: unmanaged });
    });
  }
});

test('the popup shows how far a model is on its way', async ({ desk, altlight, site, open }) => {
  const page = await open(site.page('<p>Text</p>'));
  const popup = await openPopup(altlight, page);
  desk.hub.fault('onnx/decoder_model_merged.onnx', 'very-slow');
  await desk.install('slow');
  await expect(popup.getByRole('progressbar', { name: 'Progress of slow' })).toBeVisible();
  await expect(popup.getByText(/^slow: .* are here\./)).toBeVisible();
  const { violations } = await new AxeBuilder({ page: popup }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await desk.do({ type: 'pause', id: 'slow' });
  await popup.reload();
  await expect(popup.getByText(/^slow: Paused\./)).toBeVisible();
  await desk.do({ type: 'remove', id: 'slow' });
  await expect(popup.getByRole('progressbar')).toHaveCount(0);
  await popup.close();
});

test('a model is measured on this device by a sample, in the words that the user wants; diagnostics do not name it', async ({
  desk,
  altlight,
}) => {
  await install(desk, 'own-taught', 'taught');
  await altlight.setSettings({ hedge: 'perhaps' });
  await desk.page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await pressByKey(desk.page, 'Try it on a sample: own-taught');
  await expect(desk.page.getByText(/^It took [\d.,]+ seconds? and says: (Perhaps: |Altlight is not)./)).toBeVisible({
    timeout: 60_000,
  });
  await desk.page.reload();
  await expect(desk.page.getByText(/^Last tried on this device: [\d.,]+ seconds?\.$/)).toBeVisible();
  await pressByKey(desk.page, 'Collect diagnostics');
  const text = await desk.page.getByRole('textbox', { name: 'Diagnostics' }).inputValue();
  expect(text).toContain('vision-encoder-decoder');
  expect(text).not.toMatch(/taught|somebody/);
  await altlight.setSettings({ hedge: 'appears' });
});
