import { listen, rootOf } from '../../lib/shared/dom';

/** Calls back once when a page has taken what is open away, or closed what it stands in: it is not seen any more. */
export function watchHost(dialog: HTMLDialogElement, host: Element, signal: AbortSignal, onGone: () => void): void {
  const look = () => {
    // One that the user has closed is not open. One that was taken away, or moved, is, and is not modal any more.
    if (!signal.aborted && dialog.open && !(dialog.matches(':modal') && dialog.checkVisibility())) onGone();
  };
  const observer = new MutationObserver(look);
  for (const root of new Set([document, rootOf(host)])) observer.observe(root, { childList: true, subtree: true });
  listen(host.ownerDocument, 'toggle', look, { capture: true, signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
