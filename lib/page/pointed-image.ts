import { isImageCandidate, walkImages } from '../images/candidates';
import { imageOfArea } from '../images/image-map';
import type { PointingEar } from '../messaging/image-desk';
import { flatAncestors, flatDescendants } from '../shared/flat-tree';
import { shadowRootOf } from '../shared/shadow-root';
import { backgroundSourceOf, sourceOf } from './image-source';

/** Milliseconds: a reader may take the time to look around in a menu, but not as long as this. */
const LASTS = 5 * 60_000;

interface Pointed {
  image: WeakRef<Element>;
  /** Addresses of what was seen at that place, as the browser may tell one. */
  sources: ReadonlySet<string | null>;
  at: number;
}

/**
 * Remembers the image that the context menu is opened on, as the menu itself says nothing of an inline SVG. It is asked for
 * once, with the address of what the browser found there: what was pointed at before is never taken for it.
 */
export function rememberPointedImage(ear: PointingEar, signal: AbortSignal): (srcUrl: string | null) => Element | null {
  let pointed: Pointed | undefined;
  ear.onEvent = (event) => {
    // A page could point elsewhere by an event of its own.
    if (!event.isTrusted) return;
    if (event instanceof MouseEvent) pointed = opensMenu(event) ? pointedBy(event) : undefined;
    else if (event instanceof KeyboardEvent && isMenuKey(event)) pointed = pointedAt(focusedImage(), []);
  };
  const forget = () => {
    ear.onEvent = undefined;
  };
  signal.addEventListener('abort', forget, { once: true });
  return (srcUrl) => {
    const last = pointed;
    pointed = undefined;
    const isRight = last && Date.now() - last.at < LASTS && (srcUrl === null || last.sources.has(srcUrl));
    const image = isRight ? last.image.deref() : undefined;
    return image ?? (srcUrl === null ? null : onlyImageFrom(srcUrl));
  };
}

/** Also the press before the menu: Firefox tells a page nothing of a menu that is opened with Shift. */
const opensMenu = ({ type, button, ctrlKey }: MouseEvent) => type === 'contextmenu' || button === 2 || ctrlKey;

const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === 'ContextMenu' || (key === 'F10' && shiftKey);

function pointedAt(image: Element | null, around: Element[]): Pointed | undefined {
  if (!image) return undefined;
  const sources = new Set([image, ...around].flatMap(addressesOf));
  return { image: new WeakRef(image), sources, at: Date.now() };
}

/** As a browser may tell of it: a video by what it plays, an area of an image map by its image. */
function addressesOf(element: Element): (string | null)[] {
  if (element instanceof HTMLVideoElement) return [element.currentSrc];
  return [sourceOf(element instanceof HTMLAreaElement ? (imageOfArea(element) ?? element) : element)];
}

/** The image of this address, where there is only one. */
function onlyImageFrom(srcUrl: string): Element | null {
  let found: Element | null = null;
  for (const finding of walkImages(document)) {
    if (!('element' in finding) || sourceOf(finding.element) !== srcUrl) continue;
    if (found) return null;
    found = finding.element;
  }
  return found;
}

/** The image that was hit, or lies below what was hit, or is the only one in it (a link that has the focus). */
function pointedBy(event: MouseEvent): Pointed | undefined {
  const target = event.composedPath()[0];
  const hit = target instanceof Element ? deepest(target, event) : null;
  if (!hit) return undefined;
  const around = [...flatAncestors(hit)];
  const below = document.elementsFromPoint(event.clientX, event.clientY);
  const image = around.find(isImageCandidate) ?? below.find(isImageCandidate) ?? onlyImageIn(hit) ?? drawnOn(around);
  return pointedAt(image, [...around, ...below]);
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
