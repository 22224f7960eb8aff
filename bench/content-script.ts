import type { CDPSession } from '@playwright/test';
import { openFrameSessions } from '../cli/frame-sessions';
import type { AltlightBrowser } from '../cli/launch';
import { waitUntilSettled } from '../cli/settle';
import { flagOfJapan } from '../tests/support/png';
import type { TestSite } from '../tests/support/test-site';

export const PAGE_SIZES = [100, 1_000, 10_000];

export interface ContentScriptCost {
  images: number;
  /** Of these, so many lack a name and are described. */
  lacking: number;
  /** Milliseconds of script on the page's main thread, from switching on until nothing is pending. */
  script: number;
  /** The same for all tasks of the main thread: script, style, layout, and what the browser itself does meanwhile. */
  task: number;
  taskPerImage: number;
  /** The longest task on the page's main thread in that time, in milliseconds; 0 when none was over 50. */
  longestTask: number;
  /** Milliseconds from switching on until nothing is pending. */
  elapsed: number;
}

/** What the content script costs a page: of eight images one lacks a name, two are decorative, five are named. */
export async function measureContentScript(
  altlight: AltlightBrowser,
  site: TestSite,
  images: number,
): Promise<ContentScriptCost> {
  site.file('/japan.png', flagOfJapan(), 'image/png');
  await altlight.setSettings({ enabled: false });
  const page = await altlight.context.newPage();
  await page.goto(site.page(Array.from({ length: images }, (_, index) => image(index)).join('\n')));
  await page.evaluate(() => {
    const durations: number[] = [];
    new PerformanceObserver((list) => durations.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(globalThis, { longTasks: durations });
  });
  const session = await altlight.context.newCDPSession(page);
  await session.send('Performance.enable');
  const sessions = await openFrameSessions(page, altlight.extensionId);

  const before = await durations(session);
  const start = performance.now();
  await altlight.setSettings({ enabled: true });
  await waitUntilSettled(sessions, { timeoutMs: 300_000 });
  const elapsed = performance.now() - start;
  const after = await durations(session);
  const [script, task] = [after.script - before.script, after.task - before.task];
  const longestTask = await page.evaluate(() =>
    Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks),
  );
  const lacking = await page.locator('img[alt*="japan"]').count();
  await page.close();
  return { images, lacking, script, task, taskPerImage: task / images, longestTask, elapsed };
}

function image(index: number): string {
  const names = [
    '',
    'alt=""',
    'alt=""',
    'alt="Bob"',
    'alt="A flag"',
    'title="Flag"',
    'aria-label="Flag"',
    'alt="Anna"',
  ];
  return `<p>Some text <img src="/japan.png" width="16" height="16" ${names[index % names.length]}></p>`;
}

async function durations(session: CDPSession): Promise<{ script: number; task: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const milliseconds = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
  return { script: milliseconds('ScriptDuration'), task: milliseconds('TaskDuration') };
}
