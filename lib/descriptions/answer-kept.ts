import { browser } from 'wxt/browser';
import { handleMessage } from '../messaging/messenger';
import { fetchPublicImage } from '../pixels/fetch-public-image';
import { hostOf } from './answer-requests';
import type { DescriptionCache } from './cache';
import type { OwnWordsStore } from './own-words-store';
import { redirectTarget } from './redirect-target';

/** What is kept on this device, and forgetting it; and files for the small pictures in the list of images. */
export function answerKept(cache: DescriptionCache, ownWords: OwnWordsStore): void {
  handleMessage('kept:count', async () => ({
    descriptions: await cache.count().catch(() => 0),
    ownWords: await ownWords.count().catch(() => 0),
    bytes: (await navigator.storage.estimate()).usage ?? null,
  }));
  handleMessage('kept:clear', () => cache.clear());
  handleMessage('kept:clearSite', ({ host }) => cache.forgetSite(host));
  handleMessage('image:fetch', async ({ url, tabId }) => {
    const { signal } = new AbortController();
    const tab = await browser.tabs.get(tabId).catch(() => undefined);
    // A page on a private host may show what lies there, too.
    return fetchPublicImage(url, { pageHost: hostOf(tab?.url), signal, redirectTarget }).catch(() => null);
  });
}
