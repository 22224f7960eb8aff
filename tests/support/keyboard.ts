import { expect, type Page } from '@playwright/test';
import { focusedName } from './menu';

/** Presses Tab until the focus is on an element of this name; it may be on it already. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = (focused: string | undefined) =>
    typeof name === 'string' ? focused === name : name.test(focused ?? '');
  for (let step = 0; !isThere(await focusedName(page)); step++) {
    if (step === 120) throw new Error(`the focus does not come to ${name}`);
    await page.keyboard.press(key);
  }
}

/** Goes to a button by keyboard and presses it. */
export async function pressByKey(page: Page, name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

/** The focus has stayed, or gone where it is told; at the top of the page it would have been lost. */
export async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => focusedName(page)).toEqual(typeof name === 'string' ? name : expect.stringMatching(name));
}
