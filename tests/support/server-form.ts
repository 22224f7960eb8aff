import { expect, type Page } from '@playwright/test';
import { pressByKey, tabTo, typeOver } from './keyboard';

interface ServerForm {
  baseUrl: string;
  model: string;
  key?: string;
}

/** Opens the options, and writes into the form for a server of one's own; by keyboard alone. The focus is on its key. */
export async function fillServerForm(page: Page, id: string, { baseUrl, model, key }: ServerForm): Promise<void> {
  await page.goto(`chrome-extension://${id}/options.html`);
  await expect(page.getByLabel('Address, with its version')).toBeVisible();
  // The form is the last thing before that section.
  await pressByKey(page, 'How images are described');
  await tabTo(page, /^Address, with its version/, 'Shift+Tab');
  await typeOver(page, baseUrl);
  await page.keyboard.press('Tab');
  await typeOver(page, model);
  await page.keyboard.press('Tab');
  if (key) await page.keyboard.type(key);
}

/** Ticks that images are sent, and sends the form, in which the focus is. */
export async function sendServerForm(page: Page): Promise<void> {
  await tabTo(page, /^I know that images/);
  await page.keyboard.press('Space');
  await pressByKey(page, 'Use this server');
}
