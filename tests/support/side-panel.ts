import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { heardOf, inReadingOrder, type RawNode } from './menu';

/** Playwright has no pages for what stands beside a tab: the list of images there, spoken to by the DevTools protocol. */
export async function attachToSidePanel(page: Page) {
  const session = await page.context().newCDPSession(page);
  const find = async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ url }) => url.endsWith('/sidepanel.html'))?.targetId;
  };
  let [targetId, sessionId] = ['', ''];
  // The browser may put another target in the place of the first.
  await expect(async () => {
    targetId = (await find()) ?? '';
    ({ sessionId } = await session.send('Target.attachToTarget', { targetId }));
  }).toPass();
  let lastId = 0;
  const send = (method: string, params: object = {}) =>
    new Promise<never>((resolve) => {
      const id = ++lastId;
      const onMessage = ({ message }: { message: string }) => {
        const answer = JSON.parse(message);
        if (answer.id !== id) return;
        session.off('Target.receivedMessageFromTarget', onMessage);
        resolve(answer.result);
      };
      session.on('Target.receivedMessageFromTarget', onMessage);
      const message = JSON.stringify({ id, method, params });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    return (result as { value: T }).value;
  };
  return {
    text: () => evaluate<string>('document.body.textContent'),
    /** Whether all of it is to be seen without scrolling sideways. */
    fits: () => evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'),
    /** What axe-core finds, with its best practices. */
    async violations(): Promise<string[]> {
      await evaluate(`${axe.source}; undefined`);
      return evaluate(`axe.run().then(({ violations }) => violations.map(({ id }) => id))`);
    },
    async heard(): Promise<string[]> {
      const { nodes } = (await send('Accessibility.getFullAXTree')) as { nodes: RawNode[] };
      return heardOf(inReadingOrder(nodes));
    },
    async press(key: 'Tab' | 'Enter') {
      const details = { key, code: key, windowsVirtualKeyCode: key === 'Tab' ? 9 : 13 };
      // It may close while the key is down, and answer nothing any more.
      void send('Input.dispatchKeyEvent', { type: 'keyDown', ...details, ...(key === 'Enter' && { text: '\r' }) });
      void send('Input.dispatchKeyEvent', { type: 'keyUp', ...details });
    },
    isOpen: async () => (await find()) !== undefined,
  };
}
