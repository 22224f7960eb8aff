import { isImageCandidate } from '../images/candidates';
import { areaBox, imageOfArea } from '../images/image-map';
import type { EncodedPixels, RemotePixels } from '../messaging/protocol';
import { inlineSvgFile } from '../pixels/inline-svg';
import { readCanvas, readPageImage } from '../pixels/page-image';
import { baseUriOf } from '../shared/dom';
import { DescribeError } from '../shared/errors';
import { flatDescendants } from '../shared/flat-tree';
import type { Raster } from '../shared/raster';
import { backgroundSourceOf, sourceOf } from './image-source';

export type Pixels = ({ type: 'raster' } & Raster) | EncodedPixels | RemotePixels;

/**
 * The pixels of an image, read in the page where the page itself could read them, otherwise as an address for the
 * background to try without credentials. `largest`: the larger side of what is read, in pixels, at most. Rejects with a DescribeError, or when aborted.
 */
export async function takePixels(element: Element, largest: number, signal: AbortSignal): Promise<Pixels> {
  if (element instanceof HTMLImageElement) return takeImage(element, largest, signal);
  if (element instanceof SVGSVGElement) return { type: 'encoded', file: inlineSvgFile(element) };
  if (element instanceof HTMLCanvasElement) return { type: 'raster', ...readCanvas(element, largest) };
  if (element instanceof HTMLAreaElement) return takeArea(element, largest, signal);
  const source = sourceOf(element);
  if (source) return takeAddress(source, largest, signal);

  const [inside, ...others] = [...flatDescendants(element)].filter(isDrawnIn(element));
  if (inside && others.length === 0) return takePixels(inside, largest, signal);
  const background = backgroundSourceOf(element);
  if (background) return takeAddress(background, largest, signal);
  throw new DescribeError('no-pixels');
}

/** What is an image of its own, and not a part of an svg; in a part of an svg it is the files shown there. */
function isDrawnIn(container: Element): (element: Element) => boolean {
  if (container instanceof SVGElement) return (element) => element instanceof SVGImageElement;
  return (element) =>
    element instanceof HTMLCanvasElement ||
    (isImageCandidate(element) && !(element instanceof SVGElement && element.ownerSVGElement));
}

async function takeImage(
  image: HTMLImageElement,
  largest: number,
  signal: AbortSignal,
  part?: DOMRect,
): Promise<Pixels> {
  const source = sourceOf(image);
  if (!source) throw new DescribeError('no-pixels');
  if (image.complete && image.naturalWidth === 0) await image.decode().catch(didNotLoad);
  const read = await readPageImage(image, largest, signal, part);
  if (read !== 'tainted') return { type: 'raster', ...read };
  // The background would see the whole image.
  if (part) throw new DescribeError('no-pixels');
  return { type: 'remote', url: source };
}

async function takeArea(area: HTMLAreaElement, largest: number, signal: AbortSignal): Promise<Pixels> {
  const image = imageOfArea(area);
  const box = areaBox(area);
  if (!image || !box) throw new DescribeError('no-pixels');
  // Coordinates are in CSS pixels of the image as it is shown.
  const scale = image.naturalWidth / Math.max(image.width, 1);
  const part = new DOMRect(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
  return takeImage(image, largest, signal, part);
}

/**
 * For what is drawn from an address but is no <img>. Loading it again here would show in the page's list of resources and
 * to its service worker, so only what needs no request is.
 */
async function takeAddress(address: string, largest: number, signal: AbortSignal): Promise<Pixels> {
  const url = URL.parse(address, baseUriOf(document));
  if (!url) throw new DescribeError('no-pixels');
  if (url.protocol !== 'data:' && url.protocol !== 'blob:') return { type: 'remote', url: url.href };
  const image = new Image();
  image.src = url.href;
  await image.decode().catch(didNotLoad);
  return takeImage(image, largest, signal);
}

function didNotLoad(): never {
  throw new DescribeError('did-not-load');
}
