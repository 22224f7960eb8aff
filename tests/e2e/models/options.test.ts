import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { CONTRACT } from '../../../cli/parity/contract';
import { expectFocus, pressByKey, tabTo } from '../../support/keyboard';
import { expect, test } from '../../support/model-desk';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('a model is added, watched, paused, resumed and removed by keyboard alone, and axe-core finds nothing on the way', async ({
  desk,
  altlight,
}) => {
  const { page, hub } = desk;
  await hub.addFolder('somebody/taught', join(CONTRACT, 'taught'));
  hub.fault('decoder_model_merged.onnx', 'very-slow');
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(page.getByRole('heading', { name: 'Florence-2' })).toBeVisible();
  const violations = async () =>
    (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations.map(({ id }) => id);
  expect(await violations()).toEqual([]);

  const repo = 'Name on the server (owner/name)';
  await tabTo(page, repo);
  await page.keyboard.type('not a name');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'owner/name' })).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('somebody/taught');
  await page.keyboard.press('Tab');
  await page.keyboard.type(hub.url);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('progressbar', { name: 'Progress of somebody/taught' })).toBeVisible();
  expect(await violations()).toEqual([]);

  // The model's buttons come before the form in which it was named.
  await tabTo(page, 'Pause: somebody/taught', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Paused\./)).toBeVisible();
  await expectFocus(page, /: somebody\/taught$/);
  expect(await violations()).toEqual([]);
  hub.fault('decoder_model_merged.onnx', null);
  await tabTo(page, 'Go on: somebody/taught', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This model is in use.')).toBeVisible();
  await expectFocus(page, /: somebody\/taught$/);
  expect(await violations()).toEqual([]);
  await tabTo(page, 'Try it on a sample: somebody/taught', 'Shift+Tab');
  await pressByKey(page, 'Remove: somebody/taught');
  await expect(page.getByText('somebody/taught')).toHaveCount(0);
  await expectFocus(page, repo);
});

test('what went wrong stands at the model, with what to do', async ({ desk, altlight }) => {
  const { page, hub } = desk;
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await page.getByLabel('Name on the server (owner/name)').fill('nobody/nothing');
  await page.getByLabel('Address of the server').fill(hub.url);
  await page.keyboard.press('Enter');
  await expect(page.getByText('The server has no such model.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel: nobody/nothing' }).click();
  await expect(page.getByText('The server has no such model.')).toHaveCount(0);
});

test('a model is taken from a folder on disk, and used like any other', async ({ desk, altlight, site, describe }) => {
  const { page } = desk;
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  const folder = page.getByLabel('Or a folder on your disk');
  await folder.setInputFiles(join(CONTRACT, 'images'));
  await page
    .getByLabel('Or a folder on your disk')
    .locator('xpath=ancestor::form')
    .getByRole('button', { name: 'Install' })
    .click();
  await expect(page.getByRole('alert').filter({ hasText: 'config.json' })).toBeVisible();
  expect(await desk.do({ type: 'list' })).toEqual([]);

  await folder.setInputFiles(join(CONTRACT, 'taught'));
  await page
    .getByLabel('Or a folder on your disk')
    .locator('xpath=ancestor::form')
    .getByRole('button', { name: 'Install' })
    .click();
  await expect(page.getByText('This model is in use.')).toBeVisible();
  site.file('/circle.png', readFileSync(join(CONTRACT, 'images/red-circle-256.png')), 'image/png');
  const image = (await describe(site.page('<img id="circle" src="/circle.png">'))).get('#circle');
  expect(image).toMatchObject({ after: 'Appears to be: A red circle on a blue background.', source: 'own-taught' });
  await altlight.setSettings({ captionModel: null });
});
