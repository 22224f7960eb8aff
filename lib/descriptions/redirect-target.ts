import { browser } from 'wxt/browser';

const LIMIT_MS = 15_000;

/**
 * Where the server sends a GET of this address: the absolute URL of the next hop, or null.
 *
 * fetch() hides the target of a redirect, and following it blindly could end at a private host. So the request is made
 * once more with redirect: 'manual', which never goes on, while webRequest tells where it would have gone.
 */
export async function redirectTarget(url: string, signal: AbortSignal): Promise<string | null> {
  let target: string | null = null;
  const onRedirect = (details: { url: string; redirectUrl: string }) => {
    if (details.url === url) target = details.redirectUrl;
  };
  browser.webRequest.onBeforeRedirect.addListener(onRedirect, {
    urls: ['<all_urls>'],
    types: ['xmlhttprequest'],
    tabId: -1,
  });
  try {
    await fetch(url, {
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
    });
    return target;
  } finally {
    browser.webRequest.onBeforeRedirect.removeListener(onRedirect);
  }
}
