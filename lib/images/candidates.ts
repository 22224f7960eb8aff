import { closest, localNameOf, parentElementOf, shadowRootOf, walkTree } from '../shared/dom';
import { roleOf } from './role';

/** Finds a little more than isImageCandidate() accepts. */
export const CANDIDATE_SELECTOR = 'img, svg, input[type="image" i], [role~="img" i], [role~="image" i]';

export function isImageCandidate(element: Element): boolean {
  if (element instanceof HTMLImageElement) return true;
  if (element instanceof SVGElement) return element instanceof SVGSVGElement && element.ownerSVGElement === null;
  if (element instanceof HTMLInputElement) return element.type === 'image';
  const role = roleOf(element);
  return (role === 'img' || role === 'image') && !(element instanceof HTMLFormElement);
}

/** The outermost image that an element is, or is a part of: the svg of a path, the role="img" around an icon. */
export function imageAround(element: Element): Element | null {
  let outermost: Element | null = null;
  for (
    let part = closest(element, CANDIDATE_SELECTOR);
    part;
    part = closest(parentElementOf(part), CANDIDATE_SELECTOR)
  ) {
    if (isImageCandidate(part)) outermost = part;
  }
  return outermost;
}

export type Found = { element: Element } | { shadowRoot: ShadowRoot } | { unresolved: Element };

/** Walks a tree and the open shadow roots in it, lazily, so that the caller can rest between any two findings. */
export function* walkImages(root: Node): Generator<Found> {
  if (root instanceof Element) yield* lookAt(root);
  const walker = walkTree(root, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield* lookAt(node as Element);
}

function* lookAt(element: Element): Generator<Found> {
  if (isImageCandidate(element)) yield { element };
  const shadowRoot = shadowRootOf(element);
  if (shadowRoot) {
    yield { shadowRoot };
    yield* walkImages(shadowRoot);
  } else if (localNameOf(element).includes('-')) {
    yield { unresolved: element };
  }
}
