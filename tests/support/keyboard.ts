import { expect, type FileChooser, type Page } from '@playwright/test';
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

/** Writes into the field that has the focus, in the place of what is there. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  if (text === '') await page.keyboard.press('Delete');
  else await page.keyboard.type(text);
}

/** Opens the window of what has the focus in which files are chosen, and chooses; that window is the system's own. */
export async function chooseByKey(
  page: Page,
  files: Parameters<FileChooser['setFiles']>[0],
  key: 'Enter' | 'Space' = 'Enter',
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press(key)]);
  await chooser.setFiles(files);
}

/** The focus has stayed, or gone where it is told; at the top of the page it would have been lost. */
export async function expectFocus(page: Page, name: string | RegExp): Promise<void> {
  await expect.poll(() => focusedName(page)).toEqual(typeof name === 'string' ? name : expect.stringMatching(name));
}
