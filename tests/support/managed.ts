import type { AltlightBrowser } from '../../cli/launch';

/** While the work goes on, an organisation has set this: a policy is a file of the machine, so the browser's answer is replaced. */
export async function withManaged(
  altlight: AltlightBrowser,
  managed: Record<string, unknown>,
  work: () => Promise<void>,
): Promise<void> {
  const worker = await altlight.worker();
  await worker.evaluate((managed) => {
    Object.assign(globalThis, { unmanaged: chrome.storage.managed.get });
    Object.assign(chrome.storage.managed, { get: async () => managed });
  }, managed);
  try {
    await work();
  } finally {
    await worker.evaluate(() => {
      const { unmanaged } = globalThis as unknown as { unmanaged: typeof chrome.storage.managed.get };
      Object.assign(chrome.storage.managed, { get: unmanaged });
    });
  }
}
