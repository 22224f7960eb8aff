import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** How a page is looked at. */
export const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', reducedMotion: 'no-preference' },
  forced: { colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'no-preference' },
  still: { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' },
} as const satisfies Record<string, Parameters<Page['emulateMedia']>[0]>;
export type Look = keyof typeof LOOKS;

/** CSS pixels: a window of 1280 at 400 % (WCAG 2.2, 1.4.10), and the smallest target (2.5.5). */
const NARROW = 320;
const TARGET = 44;

/** Playwright's locators look into open shadow roots, as axe-core does; a closed one is left open by open-roots.ts. */
const TARGETS = 'a[href], button, input, select, textarea';

/**
 * Holds a surface to WCAG 2.2 AA as far as axe-core knows it, its best practices, no scrolling sideways at 400 %, targets of
 * 44 pixels, a ring around whatever has the focus and nothing in front of it, the system's font, dark where that is wished for, and nothing
 * that moves for who wants nothing to move. With several looks, axe-core sees each, and sizes are measured in the last one.
 */
export async function expectAccessible(page: Page, ...looks: Look[]): Promise<void> {
  for (const look of looks.length > 0 ? looks : (['light'] as const)) await expectNothingFound(page, look);
  const size = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 400 %').toBeLessThanOrEqual(NARROW);
  expect(await tooWide(page), 'scrolls sideways at 400 %').toEqual([]);
  expect(await smallTargets(page), 'targets that are too small').toEqual([]);
  expect(await unseenFocus(page), 'the focus has no ring, or is behind something').toEqual([]);
  if (looks.includes('still')) expect(await moves(page), 'something moves').toBe(false);
  if (size) await page.setViewportSize(size);
}

async function expectNothingFound(page: Page, look: Look): Promise<void> {
  await page.emulateMedia(LOOKS[look]);
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    // Our surfaces have no frames; for those, axe-core would be run in a tab of its own once more.
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
  const { forcedColors, colorScheme } = LOOKS[look];
  if (forcedColors === 'none') expect(await isDark(page), 'it is dark').toBe(colorScheme === 'dark');
  expect(await otherFonts(page), "other fonts than the system's").toEqual([]);
}

/** The dialog stands in a page of somebody else's; all else is ours from the root on. */
const ourRoot = (page: Page): Locator => page.locator('dialog').or(page.locator(':root')).last();

const isDark = (page: Page): Promise<boolean> =>
  ourRoot(page).evaluate((root) => {
    const [red = 0, green = 0, blue = 0] = getComputedStyle(root).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return red + green + blue < 3 * 128;
  });

const otherFonts = (page: Page): Promise<string[]> =>
  ourRoot(page)
    .locator(':not([type="checkbox"])')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility() && !getComputedStyle(element).fontFamily.startsWith('system-ui'))
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    );

const tooWide = (page: Page): Promise<string[]> =>
  page
    .locator('dialog')
    .evaluateAll((dialogs) =>
      dialogs
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    );

/** A link within a sentence is as large as its line (the exception of WCAG 2.5.5 and 2.5.8). */
const smallTargets = (page: Page): Promise<string[]> =>
  page.locator(TARGETS).evaluateAll((elements, least) => {
    const isInline = (element: Element) =>
      element.localName === 'a' && element.textContent?.trim() !== element.parentElement?.textContent?.trim();
    return elements
      .filter((element) => element.checkVisibility() && !isInline(element))
      .map((element) => (element.matches('[type="checkbox"]') ? (element.closest('label') ?? element) : element))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < least || height < least;
      })
      .map(({ outerHTML }) => outerHTML);
  }, TARGET);

/** After a key, what a script brings the focus to shows it as if it had come there by keys. */
async function unseenFocus(page: Page): Promise<string[]> {
  await page.bringToFront();
  await page.keyboard.press('Tab');
  return page.locator(`${TARGETS}, [tabindex]`).evaluateAll((elements) => {
    let before = document.activeElement;
    while (before?.shadowRoot?.activeElement) before = before.shadowRoot.activeElement;
    // A field that is higher than what is left of the window shows the place where one writes.
    const isCovered = (element: Element) => {
      const { left = 0, top = 0, bottom = 0, width = 0 } = element.getClientRects()[0] ?? {};
      const root = element.getRootNode() as Document | ShadowRoot;
      return [top + 3, (top + bottom) / 2, bottom - 3].every((y) => {
        const front = root.elementFromPoint(left + width / 2, y);
        return !element.contains(front) && !front?.contains(element);
      });
    };
    const reached = elements.filter((element) => element.checkVisibility() && !element.matches(':disabled'));
    // There and back: what keeps its place at an edge of the window is in the way in one direction only.
    const unseen = [...reached, ...reached.toReversed()]
      .filter((element) => {
        (element as HTMLElement).focus();
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2 || isCovered(element);
      })
      .map(({ outerHTML }) => outerHTML);
    (before as HTMLElement | null)?.focus();
    return unseen;
  });
}

/** What the browser itself animates, such as a progress bar, is no Animation: it shows in pictures alone. */
async function moves(page: Page): Promise<boolean> {
  await page.emulateMedia(LOOKS.still);
  if (await page.evaluate(() => document.getAnimations().length > 0)) return true;
  const first = await page.screenshot();
  for (let count = 0; count < 3; count++) if (!first.equals(await page.screenshot())) return true;
  return false;
}
