import { readFile } from 'node:fs/promises';
import { openExtensionPage, send } from '../../cli/extension-messages';
import { withManaged } from '../support/managed';
import { expect, test } from '../support/options-page';

test('what an organisation has set is told with its reason, and cannot be changed', async ({ own }) => {
  const page = await openExtensionPage(own);
  const managed = { keepFromPages: true, captionModel: 'theirs', pausedSites: ['a.example'], reason: 'House rules.' };
  await withManaged(own, managed, async () => {
    await page.goto(`chrome-extension://${own.extensionId}/options.html`);
    const toggle = page.getByRole('switch', { name: 'Keep descriptions from pages' });
    await expect(toggle).toBeChecked();
    await expect(toggle).toBeDisabled();
    const because = 'Your organisation has set this: House rules.';
    await expect(toggle).toHaveAccessibleDescription(because);
    const server = page.getByRole('button', { name: 'Use this server' });
    await expect(server).toBeDisabled();
    await expect(server).toHaveAccessibleDescription(because);
    await send(page, 'preferences:set', { keepFromPages: false, sound: true });
    expect((await send(page, 'preferences:get', undefined)).values).toMatchObject({ keepFromPages: true, sound: true });

    const rules = { pausedSites: ['b.example'], onlyAllowedSites: true, allowedSites: ['c.example'] };
    const buffer = Buffer.from(JSON.stringify(rules));
    await page
      .getByLabel('Replace these lists')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
    await expect(page.getByText('The lists are replaced, but for what your organisation has set.')).toBeVisible();
    await expect(page.getByLabel('Sites on which Altlight is off')).toHaveValue('a.example');
    await expect(page.getByLabel('Sites on which Altlight is on')).toHaveValue('c.example');
  });
});

test('everything that an organisation can set is greyed out, and the first-run page says so, too', async ({ own }) => {
  const page = await openExtensionPage(own);
  const { properties } = JSON.parse(await readFile('public/managed-schema.json', 'utf8'));
  const managed = {
    ...{
      enabled: false,
      pausedSites: [],
      onlyAllowedSites: true,
      allowedSites: [],
      device: 'wasm',
      captionModel: 'theirs',
    },
    ...{ captionDevice: 'wasm', pageContext: false, length: 'brief', hedge: 'after', language: 'user', sound: false },
    ...{
      describePoorAlt: true,
      describeDecorative: false,
      minimumSide: 9,
      keepFromPages: true,
      reason: 'House rules.',
    },
  };
  expect(Object.keys(managed).sort()).toEqual(Object.keys(properties).sort());
  await withManaged(own, managed, async () => {
    const because = 'Your organisation has set this: House rules.';
    await page.goto(`chrome-extension://${own.extensionId}/options.html`);
    const fields = page.locator('#describing, #which, #sites').locator('input:not([type="file"]), select, textarea');
    // All but the model, which has buttons, and the reason.
    await expect(fields).toHaveCount(Object.keys(managed).length - 2);
    for (const field of await fields.all()) {
      await expect(field).toBeDisabled();
      await expect(field).toHaveAccessibleDescription(because);
    }
    await page.goto(`chrome-extension://${own.extensionId}/welcome.html`);
    await expect(page.getByText(`Altlight is off on all sites.`)).toContainText(because);
    const button = page.getByRole('button', { name: /^Fetch .* as well$/ });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(because);
  });
});
