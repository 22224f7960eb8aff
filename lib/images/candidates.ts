import { attributeOf, closest, parentElementOf, walkTree } from '../shared/dom';
import { isCustomElement, shadowRootOf } from '../shared/shadow-root';
import { isImageAddress } from './image-address';
import { ACTIVE_ROLES, hasImageRole, isPresentational, roleOf } from './role';

/** Finds a little more than isImageCandidate() accepts. */
export const CANDIDATE_SELECTOR =
  'img, svg, image, area, object, embed, input[type="image" i], [role~="img" i], [role~="image" i], [role*="graphics-" i]';

/** Whether an element might be an image for a screen reader. */
export function isImageCandidate(element: Element): boolean {
  if (element instanceof HTMLImageElement) return true;
  if (element instanceof SVGElement) return isSvgCandidate(element);
  if (element instanceof HTMLInputElement) return element.type === 'image';
  if (element instanceof HTMLAreaElement) return attributeOf(element, 'href') !== null;
  if (element instanceof HTMLObjectElement && isImageAddress(element.data, element.type)) return true;
  if (element instanceof HTMLEmbedElement && isImageAddress(element.src, element.type)) return true;
  return hasImageRole(element) && !(element instanceof HTMLFormElement);
}

/** An svg as a whole, unless its role says that it is something else (a group, a figure); files and images in it. */
function isSvgCandidate(element: SVGElement): boolean {
  if (element instanceof SVGImageElement || hasImageRole(element)) return true;
  if (!(element instanceof SVGSVGElement) || element.ownerSVGElement !== null) return false;
  return roleOf(element) === '' || isPresentational(element) || ACTIVE_ROLES.has(roleOf(element));
}

/** The images that an element is, or is a part of, innermost first: an svg, the role="img" around it. */
export function imagesAround(element: Element): Element[] {
  const images: Element[] = [];
  for (
    let part = closest(element, CANDIDATE_SELECTOR);
    part;
    part = closest(parentElementOf(part), CANDIDATE_SELECTOR)
  ) {
    if (isImageCandidate(part)) images.push(part);
  }
  return images;
}

export type Found = { element: Element } | { shadowRoot: ShadowRoot } | { unresolved: Element };

/** Walks a tree and the shadow roots in it, lazily, so that the caller can rest between any two findings. */
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
  } else if (isCustomElement(element)) {
    yield { unresolved: element };
  }
}
