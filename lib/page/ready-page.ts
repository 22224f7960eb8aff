import { listen, readyStateOf } from '../shared/dom';

/** Milliseconds. A page whose last image never comes is not waited for any longer. */
const LOAD_LIMIT = 5_000;
const IDLE_LIMIT = 1_000;
/** After the load event. Many pages begin to take over what their server has rendered only then. */
const GRACE = 600;

/**
 * Resolves when the page has loaded and has nothing to do: a framework that takes over a page rendered by its server
 * compares the attributes that it finds with its own, and complains of ours.
 */
export async function whenReady(page: Document, signal: AbortSignal): Promise<void> {
  await whenLoaded(page, signal);
  await new Promise((resolve) => setTimeout(resolve, graceLeft()));
  // Safari has no such thing.
  if ('requestIdleCallback' in globalThis) {
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: IDLE_LIMIT }));
  }
}

/** Milliseconds; 0 for a page that has not finished loading, or has long ago. */
function graceLeft(): number {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.loadEventEnd ? Math.max(0, navigation.loadEventEnd + GRACE - performance.now()) : 0;
}

function whenLoaded(page: Document, signal: AbortSignal): Promise<void> {
  if (readyStateOf(page) === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, LOAD_LIMIT);
    const stop = () => {
      clearTimeout(limit);
      resolve();
    };
    // After the page's own listeners of "load".
    listen(window, 'load', () => setTimeout(stop), { once: true, signal });
    signal.addEventListener('abort', stop, { once: true });
  });
}
