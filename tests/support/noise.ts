import type { ConsoleMessage, WebError } from '@playwright/test';
import { test as base } from './fixtures';

interface Fixtures {
  /** Every warning and error that the pages of this test put on the console, and what they threw. */
  noise: string[];
}

/** Before a page is opened: what it says while it loads counts too. */
export const test = base.extend<Fixtures>({
  noise: async ({ altlight: { context }, site }, use) => {
    site.file('/favicon.ico', '', 'image/x-icon');
    const noise: string[] = [];
    const onConsole = (message: ConsoleMessage) => {
      if (['warning', 'error', 'assert'].includes(message.type())) noise.push(`${message.type()}: ${message.text()}`);
    };
    const onError = (error: WebError) => noise.push(`thrown: ${error.error().message}`);
    context.on('console', onConsole).on('weberror', onError);
    await use(noise);
    context.off('console', onConsole).off('weberror', onError);
  },
});

export { expect } from './fixtures';
