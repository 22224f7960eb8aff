import { browser } from 'wxt/browser';
import { listenLastingly } from './lasting-listeners';

/** After an update or removal of the extension its old content scripts live on, but can reach nothing any more. */
export function isExtensionGone(): boolean {
  try {
    return !browser.runtime?.id;
  } catch {
    return true;
  }
}

/**
 * Calls back once when the extension is found to be gone. Nothing tells a content script, and polling would cost every
 * page; so it looks whenever the user comes back to the page or moves in it.
 */
export function onExtensionGone(callback: () => void, signal: AbortSignal): void {
  const check = () => {
    if (!signal.aborted && isExtensionGone()) callback();
  };
  for (const type of ['focusin', 'pointerdown', 'keydown', 'scroll', 'visibilitychange', 'pageshow']) {
    listenLastingly(window, type, check, { signal, capture: true, passive: true });
  }
}
