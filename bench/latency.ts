import type { Page } from '@playwright/test';
import type { AltlightBrowser } from '../cli/launch';
import { flagOfJapan } from '../tests/support/png';
import type { TestSite } from '../tests/support/test-site';
import { median } from './statistics';

const ROUNDS = 6;
const IMAGES_A_ROUND = 15;
const WARM_UP = 5;

export interface Latency {
  images: number;
  /** Medians in milliseconds. */
  bare: number;
  throughExtension: number;
  overhead: number;
  /** What the overhead may be: 25 ms or 20 %, whichever is more. */
  allowed: number;
}

/**
 * One image at a time: from its insertion into a page to its alt attribute, against the same model called bare in an
 * extension page. Rounds of both alternate, so that the noise of the machine hits both.
 */
export async function measureLatency(altlight: AltlightBrowser, site: TestSite): Promise<Latency> {
  await altlight.setSettings({ enabled: true });
  const paths = Array.from({ length: WARM_UP + ROUNDS * IMAGES_A_ROUND }, (_, index) => disc(site, index));
  const page = await altlight.context.newPage();
  await page.goto(site.page('<h1>Latency</h1>'));
  const bench = await altlight.context.newPage();
  await bench.goto(`chrome-extension://${altlight.extensionId}/bench.html`);
  await bench.waitForFunction(() => 'timeOnce' in globalThis);

  const through: number[] = [];
  const bare: number[] = [];
  await page.bringToFront();
  for (const path of paths.splice(0, WARM_UP)) {
    await timeInPage(page, path);
    await timeBare(bench, site.first + path);
  }
  for (let round = 0; round < ROUNDS; round++) {
    const batch = paths.splice(0, IMAGES_A_ROUND);
    await page.bringToFront();
    for (const path of batch) through.push(await timeInPage(page, path));
    await bench.bringToFront();
    for (const path of batch) bare.push(await timeBare(bench, site.first + path));
  }
  await page.close();
  await bench.close();
  const [bareMedian, throughMedian] = [median(bare), median(through)];
  return {
    images: through.length,
    bare: bareMedian,
    throughExtension: throughMedian,
    overhead: throughMedian - bareMedian,
    allowed: Math.max(25, bareMedian * 0.2),
  };
}

/** No two have the same pixels, and all are recognised. */
function disc(site: TestSite, index: number): string {
  return site.file(`/latency-${index}.png`, flagOfJapan(96, index), 'image/png');
}

function timeInPage(page: Page, path: string): Promise<number> {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const written = new Promise((resolve) => {
      new MutationObserver(resolve).observe(image, { attributeFilter: ['alt'] });
    });
    const start = performance.now();
    document.body.append(image);
    await written;
    return performance.now() - start;
  }, path);
}

async function timeBare(bench: Page, url: string): Promise<number> {
  const { milliseconds } = await bench.evaluate(
    (source) =>
      (globalThis as unknown as { timeOnce(url: string): Promise<{ milliseconds: number }> }).timeOnce(source),
    url,
  );
  return milliseconds;
}
