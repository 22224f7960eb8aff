import { CANDIDATE_SELECTOR, isImageCandidate } from '../images/candidates';

/** Remembers the image under the last context menu, as the menu's own event says nothing of an inline SVG. */
export function rememberPointedImage(signal: AbortSignal): () => Element | null {
  let pointed: WeakRef<Element> | undefined;
  const remember = (event: Event) => {
    // A page could point elsewhere by an event of its own.
    if (!event.isTrusted) return;
    const image = imageIn(event.composedPath());
    pointed = image ? new WeakRef(image) : undefined;
  };
  window.addEventListener('contextmenu', remember, { capture: true, passive: true, signal });
  return () => pointed?.deref() ?? null;
}

/** The image that was hit, or the only one inside of what was hit (a link or a button that has the focus). */
function imageIn(path: EventTarget[]): Element | null {
  const elements = path.filter((target) => target instanceof Element);
  const hit = elements.find(isImageCandidate);
  if (hit) return hit;
  const inside = elements[0]?.querySelectorAll(CANDIDATE_SELECTOR);
  return inside?.length === 1 ? (inside[0] ?? null) : null;
}
