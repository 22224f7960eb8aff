import { openExtensionPage, send } from '../../cli/extension-messages';
import type { AltlightBrowser } from '../../cli/launch';

/** A browser that tests share is for this work as if it had just been installed, and for what comes after it, too. */
export async function asNew(altlight: AltlightBrowser, work: () => Promise<void>): Promise<void> {
  const { context } = altlight;
  await forgetAll(altlight);
  const before = context.pages();
  await work();
  for (const page of context.pages()) if (!before.includes(page)) await page.close();
  await context.clearPermissions();
  await forgetAll(altlight);
}

async function forgetAll(altlight: AltlightBrowser): Promise<void> {
  const page = await openExtensionPage(altlight);
  await page.evaluate(() => chrome.storage.local.remove(['settings', 'settings$', 'endpoint']));
  await send(page, 'kept:clear', undefined);
  await send(page, 'own-words:clear', undefined);
  await page.close();
}
