import type { Page } from '@playwright/test';
import { openImagesList } from '../../cli/surfaces';
import { expect, test } from '../support/fixtures';
import { describeByMouse, namesOf, pressButton } from '../support/menu';
import { flagOfJapan } from '../support/png';

// Pages without HTTPS: crypto.randomUUID, navigator.clipboard and more are missing there, also for content scripts.

test.beforeEach(({ site }) => void site.file('/japan.png', flagOfJapan(96, 5), 'image/png'));

async function openInsecure(open: (url: string) => Promise<Page>, url: string): Promise<Page> {
  const page = await open(url);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  return page;
}

test('a page without HTTPS is described, listed, and told about in the dialog', async ({ open, site, altlight }) => {
  const page = await openInsecure(open, site.insecurePage('<img id="it" src="/japan.png">'));
  await expect(page.locator('#it')).toHaveAttribute('alt', /flag of japan/);
  const list = await openImagesList(altlight, page);
  await expect(list.getByRole('listitem')).toContainText('flag of japan');
  await list.close();
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContain('Image description');
});

test('a page without HTTPS gets private labels', async ({ open, site, altlight }) => {
  await altlight.setSettings({ keepFromPages: true });
  try {
    const page = await openInsecure(open, site.insecurePage('<img id="it" src="/japan.png">'));
    await expect(page.locator('#it')).toHaveAttribute('aria-labelledby', /./);
    await expect.poll(() => namesOf(page)).toContainEqual(expect.stringMatching(/flag of japan/));
  } finally {
    await altlight.setSettings({ keepFromPages: false });
  }
});

/** What a page can learn while something is copied on it: it hears each of these before any extension does. */
function spyOnCopying(): void {
  const learned: unknown[] = [];
  const spy = (event: Event) => {
    const { clipboardData } = event as ClipboardEvent;
    const { find } = window as unknown as { find(...options: unknown[]): boolean };
    const isFound = find('flag of japan', false, false, true);
    learned.push(event.type, clipboardData?.getData('text/plain'), String(getSelection()), isFound && 'found: japan');
    if (clipboardData) learned.push({ toJSON: () => clipboardData.getData('text/plain') });
  };
  for (const type of ['beforecopy', 'copy', 'select', 'selectionchange', 'beforeinput', 'focusout']) {
    window.addEventListener(type, spy, true);
    window.addEventListener(type, spy);
  }
  Object.assign(window, { learned });
}

test('a page without HTTPS learns nothing of what is copied in the dialog', async ({ open, site, altlight }) => {
  await altlight.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openInsecure(open, site.insecurePage('<img id="it" src="/japan.png" alt="">'));
  await page.evaluate(spyOnCopying);
  await describeByMouse(altlight, page, page.locator('#it'));
  await expect.poll(() => namesOf(page)).toContain('Appears to be: flag of japan');
  await pressButton(page, 'Copy');
  await expect.poll(() => namesOf(page)).toContain('Copied.');
  const learned = await page.evaluate(() => JSON.stringify((window as unknown as { learned: unknown }).learned));
  expect(learned, 'the page has listened in the right place').toContain('"copy"');
  expect(learned).not.toContain('japan');
  const secure = await open(site.page('<p>Text</p>'));
  await secure.bringToFront();
  expect(await secure.evaluate(() => navigator.clipboard.readText())).toBe('Appears to be: flag of japan');
});
