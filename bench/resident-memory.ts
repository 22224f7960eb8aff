import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';

/**
 * Megabytes that the process of all documents and workers of the extension holds, after what nobody needs any more has
 * been collected: in the page by its own collector, in the workers and the other documents by the browser's word that
 * memory is short. `settleMs`: the browser's allocator gives pages back after a while. Linux only.
 */
export async function residentMegabytes(page: Page, settleMs: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Memory.simulatePressureNotification', { level: 'critical' });
  await session.detach();
  await page.waitForTimeout(settleMs);
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const kilobytes = (await extensionProcesses(browser)).map((pid) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  });
  return Math.max(...kilobytes) / 1_000;
}

/** Of this browser, not of another one on the machine. */
async function extensionProcesses(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo
    .map(({ id }) => id)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process'));
}
