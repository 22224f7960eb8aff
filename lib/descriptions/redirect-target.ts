import { browser } from 'wxt/browser';

/** For both: the request, and the event that tells of it, which may come a little later than the response. */
const REQUEST_LIMIT_MS = 15_000;
const EVENT_LIMIT_MS = 1_000;

type OnBeforeRedirect = Parameters<typeof browser.webRequest.onBeforeRedirect.addListener>[0];
type OnHeadersReceived = Parameters<typeof browser.webRequest.onHeadersReceived.addListener>[0];

/**
 * Where the server sends a GET of this address: the absolute URL of the next hop, or null.
 *
 * fetch() hides the target of a redirect, and following it blindly could end at a private host. So the request is made
 * once more with redirect: 'manual', which never goes on, while webRequest tells where it would have gone: in Chrome by
 * onBeforeRedirect; in Firefox, where nothing is redirected then, by the answer's headers.
 */
export async function redirectTarget(url: string, signal: AbortSignal): Promise<string | null> {
  let tell: (target: string | null) => void = () => {};
  const target = new Promise<string | null>((resolve) => {
    tell = resolve;
  });
  const onRedirect: OnBeforeRedirect = (details) => {
    if (details.url === url) tell(details.redirectUrl);
  };
  const onHeaders: OnHeadersReceived = (details) => {
    const location = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value;
    if (details.url === url && location && URL.canParse(location, url)) tell(new URL(location, url).href);
    return undefined;
  };
  const filter = { urls: ['<all_urls>'], types: ['xmlhttprequest' as const], tabId: -1 };
  browser.webRequest.onBeforeRedirect.addListener(onRedirect, filter);
  browser.webRequest.onHeadersReceived.addListener(onHeaders, filter, ['responseHeaders']);
  try {
    await fetch(url, {
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
    });
    setTimeout(() => tell(null), EVENT_LIMIT_MS);
    return await target;
  } finally {
    browser.webRequest.onBeforeRedirect.removeListener(onRedirect);
    browser.webRequest.onHeadersReceived.removeListener(onHeaders);
  }
}
