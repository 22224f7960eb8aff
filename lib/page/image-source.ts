import { baseUriOf } from '../shared/dom';

/** The address of what an element shows as an image, absolute; null for what is drawn by itself, or not at all. */
export function sourceOf(element: Element): string | null {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src || null;
  if (element instanceof HTMLInputElement || element instanceof HTMLEmbedElement) return element.src || null;
  if (element instanceof HTMLObjectElement) return element.data || null;
  if (element instanceof HTMLVideoElement) return element.poster || null;
  if (element instanceof SVGImageElement) return URL.parse(element.href.baseVal, baseUriOf(element))?.href ?? null;
  return null;
}

/** Where an image comes from on the web; null for data:, blob: and what is drawn by itself. */
export function webAddressOf(element: Element): string | null {
  const source = sourceOf(element);
  return source && /^https?:/i.test(source) ? source : null;
}

/** The one url() of a CSS background; several layers, gradients and image-set() are not one image. */
export function backgroundSourceOf(element: Element): string | null {
  const { backgroundImage } = getComputedStyle(element);
  return /^url\("((?:[^"\\]|\\.)*)"\)$/.exec(backgroundImage)?.[1]?.replace(/\\(.)/g, '$1') ?? null;
}
