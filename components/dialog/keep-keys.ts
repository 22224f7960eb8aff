import type { ExtensionWorld } from '../../lib/messaging/image-desk';
import { trapFocus } from './trap-focus';

/**
 * Keeps what is typed into the dialog from the page: its shortcuts must not act on it, and a page that takes all keys for itself,
 * as games and remote desktops do, must not lock the user in. Keys are heard before the page can hear them.
 */
export function keepKeys(dialog: HTMLElement, root: ShadowRoot, signal: AbortSignal): void {
  const ear = (globalThis as ExtensionWorld).altlightPointing;
  if (!ear) return;
  ear.onKey = (event) => {
    // The event itself tells of no place in a closed shadow root.
    if (!event.isTrusted || !root.activeElement) return;
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent && event.type === 'keydown') trapFocus(event, dialog);
  };
  const forget = () => {
    ear.onKey = undefined;
  };
  signal.addEventListener('abort', forget, { once: true });
}
