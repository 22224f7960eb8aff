import { DescribeError } from '../shared/errors';
import type { Raster } from '../shared/raster';
import { TimeLimitError, unlessAborted, within } from '../shared/time-limit';
import { drawRaster } from './draw-raster';
import { fitRaster, type Size } from './fit-raster';

const LIMIT_MS = 5_000;

/**
 * Draws an SVG file as an <img> would: no script runs and nothing external is loaded (SVG Integration, "secure static
 * mode"). Needs a document. Rejects with a DescribeError, or with the signal's reason.
 */
export async function rasteriseSvg(file: Blob, largest: number, signal: AbortSignal): Promise<Raster> {
  const { markup, size } = withSize(await file.text(), largest);
  const image = new Image();
  // Not by a blob: URL: with <foreignObject> in it, Chromium taints the canvas.
  image.src = `data:image/svg+xml,${encodeURIComponent(markup)}`;
  try {
    await unlessAborted(signal, within(LIMIT_MS, image.decode(), 'the SVG took too long to draw'));
    return drawRaster(image, size);
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof TimeLimitError ? 'engine-timed-out' : 'broken-image';
    throw new DescribeError(reason, String(error), { cause: error });
  } finally {
    image.src = '';
  }
}

/** Gives the root an explicit size in pixels; without one it cannot be drawn on a canvas. */
function withSize(text: string, largest: number): { markup: string; size: Size } {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const root = parsed.documentElement;
  if (!(root instanceof SVGSVGElement) || parsed.querySelector('parsererror')) {
    throw new DescribeError('broken-image', 'SVG that cannot be parsed');
  }
  const size = fitRaster(...intrinsicSize(root), largest);
  if (!root.hasAttribute('viewBox')) {
    const [width, height] = intrinsicSize(root);
    root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }
  for (const side of ['width', 'height'] as const) {
    root.setAttribute(side, String(size[side]));
    // A style sheet in the file would win over the attribute.
    root.style.setProperty(side, `${size[side]}px`, 'important');
  }
  return { markup: new XMLSerializer().serializeToString(parsed), size };
}

/** From width and height in absolute units, else from the viewBox, else CSS's default for replaced elements. */
function intrinsicSize(root: Element): [width: number, height: number] {
  const [, , boxWidth = 0, boxHeight = 0] = (root.getAttribute('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = absoluteLength(root.getAttribute('width'));
  const height = absoluteLength(root.getAttribute('height'));
  if (width > 0 && height > 0) return [width, height];
  if (boxWidth > 0 && boxHeight > 0) return [boxWidth, boxHeight];
  return [width || 300, height || 150];
}

/** Only the proportion matters, so the unit does not, as long as it is not relative. */
function absoluteLength(value: string | null): number {
  return value && /^\s*[\d.]+(px|pt|pc|mm|cm|in|em|ex)?\s*$/.test(value) ? Number.parseFloat(value) : 0;
}
