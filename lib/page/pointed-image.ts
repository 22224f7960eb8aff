import { isImageCandidate } from '../images/candidates';
import { flatAncestors, flatDescendants } from '../shared/flat-tree';
import { shadowRootOf } from '../shared/shadow-root';
import { backgroundSourceOf } from './image-source';
import { listenLastingly } from './lasting-listeners';

/** Remembers the image under the last context menu, as the menu's own event says nothing of an inline SVG. */
export function rememberPointedImage(signal: AbortSignal): () => Element | null {
  let pointed: WeakRef<Element> | undefined;
  const remember = (event: Event) => {
    // A page could point elsewhere by an event of its own.
    if (!event.isTrusted || !(event instanceof MouseEvent)) return;
    const image = imageAt(event);
    pointed = image ? new WeakRef(image) : undefined;
  };
  listenLastingly(window, 'contextmenu', remember, { capture: true, passive: true, signal });
  return () => pointed?.deref() ?? null;
}

/** The image that was hit, or lies below what was hit, or is the only one in it (a link that has the focus). */
function imageAt(event: MouseEvent): Element | null {
  const target = event.composedPath()[0];
  const hit = target instanceof Element ? deepest(target, event) : null;
  if (!hit) return null;
  const around = [...flatAncestors(hit)];
  const below = () => document.elementsFromPoint(event.clientX, event.clientY);
  return around.find(isImageCandidate) ?? below().find(isImageCandidate) ?? onlyImageIn(hit) ?? drawnOn(around);
}

/** Into closed shadow roots, which an event does not tell of. */
function deepest(hit: Element, point: MouseEvent): Element {
  const inner = shadowRootOf(hit)?.elementFromPoint(point.clientX, point.clientY);
  return inner && inner !== hit ? deepest(inner, point) : hit;
}

function onlyImageIn(hit: Element): Element | null {
  const [image, ...others] = [...flatDescendants(hit)].filter(isImageCandidate);
  return others.length === 0 ? (image ?? null) : null;
}

/** The image that has the focus, or is the only one in what has it; or that the user was last brought to. */
export function focusedImage(): Element | null {
  const focused = deepFocus(document);
  return focused && (isImageCandidate(focused) ? focused : (onlyImageIn(focused) ?? drawnOn([focused])));
}

/** Into shadow roots; null where nothing in this document has the focus. */
export function deepFocus(root: Document | ShadowRoot): Element | null {
  const { activeElement } = root;
  const inner = activeElement && shadowRootOf(activeElement);
  const found = inner ? (deepFocus(inner) ?? activeElement) : activeElement;
  return found === document.body ? null : found;
}

/** What is described only on request: a canvas, a video's poster, a CSS background. */
function drawnOn(around: Element[]): Element | null {
  const isDrawn = (element: Element) =>
    element instanceof HTMLCanvasElement ||
    (element instanceof HTMLVideoElement && element.poster !== '') ||
    backgroundSourceOf(element) !== null;
  return around.find(isDrawn) ?? null;
}
