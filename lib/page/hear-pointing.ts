import type { PointingEar } from '../messaging/image-desk';
import { listenLastingly } from './lasting-listeners';

/**
 * Hears what opens a context menu. The listeners of a window are told in their order, and one of the page could keep it from all
 * after it, so these are there before any script of the page (entrypoints/pointing.ts).
 */
export function hearPointing(): PointingEar {
  const ear: PointingEar = { onEvent: undefined };
  const { signal } = new AbortController();
  const hear = (event: Event) => ear.onEvent?.(event);
  for (const type of ['contextmenu', 'pointerdown', 'keydown']) {
    listenLastingly(window, type, hear, { capture: true, passive: true, signal });
  }
  return ear;
}
