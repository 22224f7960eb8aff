import { listen } from '../shared/dom';

/**
 * Listens like addEventListener, and goes on after document.open(), which removes every listener of the document and its
 * window, also those of extensions (HTML: "erase all event and internal event listeners").
 */
export function listenLastingly(
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options: AddEventListenerOptions & { signal: AbortSignal },
): void {
  // The same listener is never added twice.
  const add = () => listen(target, type, listener, options);
  const observer = new MutationObserver(add);
  add();
  observer.observe(document, { childList: true });
  options.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
