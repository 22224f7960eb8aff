import type { Page } from '@playwright/test';
import { expect } from '../../support/fixtures';
import { dataUrl, searchSvg } from '../../support/pictures';
import { flagOfJapan } from '../../support/png';
import type { TestSite } from '../../support/test-site';

/** One image of the galleries that React and Vue show. */
export interface Picture {
  id: string;
  src: string;
  alt?: string;
}

declare global {
  interface Window {
    /** Gives a gallery another state. */
    show(pictures: Picture[]): void;
  }
}

export const JAPAN = /japan/;
export const SEARCH = /search/;
const KINDS: Record<string, RegExp> = { flag: JAPAN, loupe: SEARCH };

const SHADES = 100;

/** Serves /flag-0.png and so on, all with the same name and other pixels; /loupe.svg and /slow.png. */
export function servePictures(site: TestSite): void {
  for (let shade = 0; shade < SHADES; shade++) {
    site.file(`/flag-${shade}.png`, flagOfJapan(96, shade), 'image/png');
  }
  site.file('/loupe.svg', searchSvg('', '#000'), 'image/svg+xml');
  site.answer('/slow.png', (_, response) => {
    setTimeout(() => response.writeHead(200, { 'content-type': 'image/png' }).end(flagOfJapan(96, 999)), 1_200);
  });
}

export const flag = (shade: number): string => `/flag-${shade % SHADES}.png`;

/** A magnifying glass whose address says so, in a dark colour of its own. */
export const loupe = (shade = 0): string => {
  const level = shade % 60;
  return `${dataUrl(searchSvg('', `rgb(${level},${level},${level})`))}#loupe`;
};

/** Whether each image by this selector has the name of what it shows; one that never gets a name counts as wrong. */
export function wrongNames(page: Page, selector: string): Promise<string[]> {
  const kinds = Object.entries(KINDS).map(([kind, name]) => [kind, name.source] as const);
  return page.locator(selector).evaluateAll((images, kinds) => {
    const wrong = (image: Element) => {
      const source = image.getAttribute('src') ?? '';
      const kind = kinds.find(([kind]) => source.includes(kind));
      return !new RegExp(kind?.[1] ?? 'no kind').test(image.getAttribute('alt') ?? '');
    };
    return images.filter(wrong).map(({ id, outerHTML }) => id || outerHTML.slice(0, 90));
  }, kinds);
}

export async function expectRightNames(page: Page, count: number, selector = 'img'): Promise<void> {
  await expect(page.locator(selector)).toHaveCount(count);
  await expect.poll(() => wrongNames(page, selector)).toEqual([]);
}
