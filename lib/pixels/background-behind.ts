import type { Rgb } from '../shared/raster';
import { type Colour, layColours, parseColour } from './colour';

const LIGHT_CANVAS: Rgb = [255, 255, 255];
/** What browsers paint behind a page that asks for a dark colour scheme. */
const DARK_CANVAS: Rgb = [18, 18, 18];

/** The colour that an element is seen on: the background colours of its ancestors in the flat tree, laid together. */
export function backgroundBehind(element: Element): Rgb {
  const layers: Colour[] = [];
  for (let current: Element | null = element; current; current = flatParent(current)) {
    const colour = parseColour(getComputedStyle(current).backgroundColor);
    if (!colour || colour.alpha === 0) continue;
    layers.push(colour);
    if (colour.alpha === 1) break;
  }
  return layColours(layers, canvasColour(element.ownerDocument));
}

function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

function canvasColour(document: Document): Rgb {
  const schemes = getComputedStyle(document.documentElement).colorScheme.split(/\s+/);
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = schemes.includes('dark') && (prefersDark || !schemes.includes('light'));
  return isDark ? DARK_CANVAS : LIGHT_CANVAS;
}
