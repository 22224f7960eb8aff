import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../cli/launch';
import { flagOfJapan } from '../tests/support/png';
import type { TestSite } from '../tests/support/test-site';
import { median } from './statistics';

const ROUNDS = 15;

export interface SurfaceTimes {
  rounds: number;
  /** Medians in milliseconds, from the click (or what stands for it) to the first paint. */
  empty: number;
  popup: number;
  dialog: number;
  options: number;
}

/** How many times as long as an empty page the popup and the dialog may take. */
export const ALLOWED_PAINT = 3;

export const isSlow = ({ empty, popup, dialog }: SurfaceTimes): boolean =>
  Math.max(popup, dialog) > ALLOWED_PAINT * empty;

/** First paints, beside that of an empty page of the extension; they take turns. */
export async function measureSurfaces(altlight: AltlightBrowser, site: TestSite): Promise<SurfaceTimes> {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  const url = site.page('<h1>Surfaces</h1><img id="it" src="/japan.png">');
  const times: Record<'empty' | 'popup' | 'dialog' | 'options', number[]> = {
    empty: [],
    popup: [],
    dialog: [],
    options: [],
  };
  const page = await altlight.context.newPage();
  for (let round = 0; round <= ROUNDS; round++) {
    const measured = {
      empty: await firstPaint(page, `chrome-extension://${altlight.extensionId}/empty.html`),
      popup: await firstPaint(page, `chrome-extension://${altlight.extensionId}/popup.html`),
      dialog: await dialogPaint(altlight, page, url),
      options: await firstPaint(page, `chrome-extension://${altlight.extensionId}/options.html`),
    };
    // The first round finds nothing in any cache.
    if (round > 0) for (const [name, time] of Object.entries(measured)) times[name as keyof typeof times].push(time);
  }
  await page.close();
  const { empty, popup, dialog, options } = times;
  const medians = { empty: median(empty), popup: median(popup), dialog: median(dialog), options: median(options) };
  return { rounds: ROUNDS, ...medians };
}

async function firstPaint(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.bringToFront();
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName('first-contentful-paint');
          if (entry) resolve(entry.startTime);
        });
        observer.observe({ type: 'paint', buffered: true });
      }),
  );
}

/** As text: tsx gives compiled functions a helper that the page does not have. */
const UNTIL_PAINTED = `new Promise((resolve) => {
  (function look() {
    const isThere = document.documentElement.lastElementChild?.localName === 'div';
    requestAnimationFrame(isThere ? () => resolve(Date.now()) : look);
  })();
})`;

/** On a page that has not had a dialog yet, so that its script is loaded, too. */
async function dialogPaint(altlight: AltlightBrowser, page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.locator('#it[alt*="japan"]').waitFor();
  await page.locator('#it').click({ button: 'right' });
  const painted: Promise<number> = page.evaluate(UNTIL_PAINTED);
  const clickedAt = await (await altlight.worker()).evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const info = { menuItemId: 'describe-this-image', editable: false, frameId: 0, pageUrl: url };
    const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch(...args: unknown[]): void } };
    const now = Date.now();
    onClicked.dispatch(info, tab);
    return now;
  }, url);
  return (await painted) - clickedAt;
}
