import type { Page } from '@playwright/test';

const LAZY_IMAGES_TIMEOUT = 10_000;
const MOST_SCREENS = 100;

/** Opens an address and scrolls through the page, so that lazy images load too; ends at the top. */
export async function loadPage(page: Page, url: string, timeoutMs: number): Promise<void> {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: timeoutMs });
  if (response && response.status() >= 400) throw new Error(`the server answered ${response.status()}`);
  // One image that never arrives must not keep all others from being described.
  await page.waitForLoadState('load', { timeout: timeoutMs }).catch(() => undefined);
  await scrollThrough(page);
  await imagesLoaded(page);
}

async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async (screens) => {
    const root = document.scrollingElement ?? document.documentElement;
    for (let screen = 0; screen < screens; screen++) {
      const before = root.scrollTop;
      window.scrollBy({ top: window.innerHeight * 0.9, behavior: 'instant' });
      // Two frames: the first lays out, in the second the browser has looked for lazy images.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      if (root.scrollTop === before) break;
    }
    window.scrollTo({ top: 0, behavior: 'instant' });
  }, MOST_SCREENS);
}

async function imagesLoaded(page: Page): Promise<void> {
  const areComplete = () => Array.from(document.images).every((image) => image.complete);
  await page.waitForFunction(areComplete, undefined, { timeout: LAZY_IMAGES_TIMEOUT }).catch(() => undefined);
}
