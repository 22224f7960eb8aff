import type { DescribeRequest } from '../messaging/protocol';
import { inlineSvgFile } from '../pixels/inline-svg';
import { readPageImage } from '../pixels/page-image';
import { baseUriOf } from '../shared/dom';
import { DescribeError } from '../shared/errors';

type Pixels = DescribeRequest['pixels'];

/**
 * The pixels of an image, read in the page where the page itself could read them, otherwise as an address for the
 * background to try without credentials. Rejects with a DescribeError, or when aborted.
 */
export async function takePixels(element: Element, signal: AbortSignal): Promise<Pixels> {
  if (element instanceof HTMLImageElement) return takeImage(element, signal);
  if (element instanceof SVGSVGElement) return { type: 'encoded', file: inlineSvgFile(element) };
  if (element instanceof HTMLInputElement) return takeAddress(element.src, signal);

  const inner = element.querySelector('img, svg');
  if (inner) return takePixels(inner, signal);
  const background = backgroundImageUrl(element);
  if (background) return takeAddress(background, signal);
  throw new DescribeError('no-pixels');
}

async function takeImage(image: HTMLImageElement, signal: AbortSignal): Promise<Pixels> {
  const source = image.currentSrc || image.src;
  if (!source) throw new DescribeError('no-pixels');
  if (image.complete && image.naturalWidth === 0) await image.decode().catch(didNotLoad);
  const read = await readPageImage(image, signal);
  return read === 'tainted' ? { type: 'remote', url: source } : { type: 'raster', ...read };
}

/** For what is drawn from an address but is no <img>: only one that needs no new request to another origin is loaded. */
async function takeAddress(address: string, signal: AbortSignal): Promise<Pixels> {
  const url = URL.parse(address, baseUriOf(document));
  if (!url) throw new DescribeError('no-pixels');
  const isReadable = url.origin === location.origin || url.protocol === 'data:' || url.protocol === 'blob:';
  if (!isReadable) return { type: 'remote', url: url.href };
  const image = new Image();
  image.src = url.href;
  await image.decode().catch(didNotLoad);
  return takeImage(image, signal);
}

function didNotLoad(): never {
  throw new DescribeError('did-not-load');
}

/** The one url() of a CSS background; several layers, gradients and image-set() are not one image. */
function backgroundImageUrl(element: Element): string | null {
  const { backgroundImage } = getComputedStyle(element);
  return /^url\("((?:[^"\\]|\\.)*)"\)$/.exec(backgroundImage)?.[1]?.replace(/\\(.)/g, '$1') ?? null;
}
