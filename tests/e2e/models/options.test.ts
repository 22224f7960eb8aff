import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { CONTRACT } from '../../../cli/parity/contract';
import { expect, test } from '../../support/model-desk';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('a model is added, watched, paused, resumed and removed by keyboard alone, and axe-core finds nothing on the way', async ({
  desk,
  altlight,
}) => {
  const { page, hub } = desk;
  await hub.addFolder('somebody/taught', join(CONTRACT, 'taught'));
  hub.fault('decoder_model_merged.onnx', 'slow');
  await page.goto(`chrome-extension://${altlight.extensionId}/options.html`);
  await expect(page.getByRole('heading', { name: 'Florence-2' })).toBeVisible();
  const violations = async () =>
    (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations.map(({ id }) => id);
  expect(await violations()).toEqual([]);

  await page.getByLabel('Name on the server (owner/name)').focus();
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

  const press = async (name: string) => {
    await page.getByRole('button', { name: `${name}: somebody/taught` }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Pause');
  await expect(page.getByText(/^Paused\./)).toBeVisible();
  expect(await violations()).toEqual([]);
  hub.fault('decoder_model_merged.onnx', null);
  await press('Go on');
  await expect(page.getByText('This model is in use.')).toBeVisible();
  expect(await violations()).toEqual([]);
  await press('Remove');
  await expect(page.getByText('somebody/taught')).toHaveCount(0);
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
