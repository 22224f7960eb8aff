import { isExtensionGone } from './extension-life';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;

/**
 * Asks until somebody answers. The service worker may be killed at any moment and the question with it; the page still
 * wants the answer, so it asks again. Rejects with the last error when aborted, after five attempts (1.5 s), or when the
 * extension is gone for good.
 */
export async function askBackground<T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (signal?.aborted || isExtensionGone() || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
    }
  }
}
