import type { FramePlace } from '../messaging/ports';
import { findAll } from '../shared/dom';
import { byPageOrder } from './page-order';

/**
 * Frames find each other by what a browser lets every window see of another: which one is its parent, and the how-manieth
 * of the parent's frames it is. Nothing is sent from frame to frame, so that a page can neither hear nor forge it.
 */

/** The number of a frame among those of its parent; -1 in a shadow root, whose frames browsers do not count. */
function indexOf(view: Window | null, parent: Window): number {
  for (let index = 0; index < parent.length; index++) if (parent[index] === view) return index;
  return -1;
}

/** Where this frame is: the number of each frame around it, outermost first, and its own. */
export function ownPath(): number[] {
  const path: number[] = [];
  for (let view: Window = window; view !== view.parent; view = view.parent) path.unshift(indexOf(view, view.parent));
  return path;
}

/** The frames in this one, in the order of the page. @param images in that order */
export function placesOfFrames(roots: Iterable<Document | ShadowRoot>, images: readonly Element[]): FramePlace[] {
  const frames = new Map<Element, Window>();
  for (const root of roots) {
    for (const element of findAll(root, 'iframe, frame, object')) {
      const view = (element as HTMLIFrameElement).contentWindow;
      if (view) frames.set(element, view);
    }
  }
  if (frames.size === 0) return [];
  let before = 0;
  const places: FramePlace[] = [];
  // An object can be both.
  const isImage = new Set(images);
  for (const element of [...new Set([...images, ...frames.keys()])].sort(byPageOrder)) {
    if (isImage.has(element)) before++;
    const view = frames.get(element);
    if (view) places.push({ index: indexOf(view, window), before, address: addressOf(element) });
  }
  return places;
}

const addressOf = (element: Element) => (element as HTMLIFrameElement).src ?? (element as HTMLObjectElement).data;
