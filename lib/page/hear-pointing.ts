import type { PointingEar } from '../messaging/image-desk';
import { listenLastingly } from './lasting-listeners';

const KEYS = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'];

/**
 * Hears what opens a context menu, and keys. The listeners of a window are told in their order, and one of the page could keep it from all
 * after it, so these are there before any script of the page (entrypoints/pointing.ts).
 */
export function hearPointing(): PointingEar {
  const ear: PointingEar = { onEvent: undefined, onKey: undefined };
  const { signal } = new AbortController();
  const hear = (event: Event) => {
    ear.onEvent?.(event);
    if (KEYS.includes(event.type)) ear.onKey?.(event);
  };
  for (const type of ['contextmenu', 'pointerdown', ...KEYS]) {
    listenLastingly(window, type, hear, { capture: true, signal });
  }
  return ear;
}
