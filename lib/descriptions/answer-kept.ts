import { handleMessage } from '../messaging/messenger';
import { fetchPublicImage } from '../pixels/fetch-public-image';
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
  handleMessage('kept:clear', ({ site }) => (site === null ? cache.clear() : cache.forgetSite(site)));
  handleMessage('image:fetch', async ({ url }) => {
    const { signal } = new AbortController();
    return fetchPublicImage(url, { pageHost: null, signal, redirectTarget }).catch(() => null);
  });
}
