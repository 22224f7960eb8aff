import type { Page } from '@playwright/test';

/** A page's main thread by the browser's own counters. */
export interface MainThread {
  /**
   * Milliseconds of the processor for all tasks so far: script of all worlds, style, layout, painting. Time in which the
   * engine or another process has the processor is not counted: it says nothing of the page, and differs from run to run.
   */
  tasks(): Promise<number>;
  /** Bytes of the JavaScript heap in use. Collects the garbage, which is a task. */
  heap(): Promise<number>;
}

export async function watchMainThread(page: Page): Promise<MainThread> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metric = async (name: string) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find((metric) => metric.name === name)?.value ?? 0;
  };
  return {
    tasks: async () => (await metric('TaskDuration')) * 1000,
    heap: async () => {
      await session.send('HeapProfiler.collectGarbage');
      return metric('JSHeapUsedSize');
    },
  };
}

/** Collects the page's tasks over 50 ms from now on; the result is the longest so far, in milliseconds. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const durations: number[] = [];
    new PerformanceObserver((list) => durations.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(globalThis, { longTasks: durations });
  });
  return () =>
    page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks.splice(0)));
}
