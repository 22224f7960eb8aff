import { expect, type Page } from '@playwright/test';
import { typeOver } from './keyboard';
import { focusedName, pressButton } from './menu';

/** Writes the user's own words for an image into the dialog that is open about it, and keeps them, by keyboard alone. */
export async function keepOwnWords(page: Page, words: string): Promise<void> {
  await pressButton(page, 'Write it in your own words');
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toBe('Your description');
  await typeOver(page, words);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}
