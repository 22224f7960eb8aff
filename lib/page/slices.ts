/** Milliseconds of work before the page gets its turn; well under the 50 ms of a long task. */
const SLICE_MS = 8;

/** Works through items in slices, so that a page of any size stays responsive. Stops when aborted. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void, signal: AbortSignal): Promise<void> {
  let sliceEnd = performance.now() + SLICE_MS;
  for (const item of items) {
    if (signal.aborted) return;
    work(item);
    if (performance.now() < sliceEnd) continue;
    await turnOfThePage();
    sliceEnd = performance.now() + SLICE_MS;
  }
}

function turnOfThePage(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
