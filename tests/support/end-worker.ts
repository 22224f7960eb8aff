import type { Page } from '@playwright/test';

/** Ends the workers of a file from within, as one does that runs out of memory: no event tells of it. */
export async function endWorker(page: Page, file: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  // Of workers the protocol tells no address.
  const params = { expression: `if (location.pathname.includes(${JSON.stringify(file)})) self.close()` };
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
  for (const { type, targetId } of targetInfos) {
    if (type !== 'worker') continue;
    const { sessionId } = await session.send('Target.attachToTarget', { targetId });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
  }
  await session.detach();
}
