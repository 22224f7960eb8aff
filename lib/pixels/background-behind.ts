import { documentElementOf } from '../shared/dom';
import { flatAncestors } from '../shared/flat-tree';
import type { Rgb } from '../shared/raster';
import { type Colour, layColours, parseColour } from './colour';

const LIGHT_CANVAS: Rgb = [255, 255, 255];
/** What browsers paint behind a page that asks for a dark colour scheme. */
const DARK_CANVAS: Rgb = [18, 18, 18];

/** The colour that an element is seen on: the background colours of its ancestors in the flat tree, laid together. */
export function backgroundBehind(element: Element): Rgb {
  const layers: Colour[] = [];
  for (const ancestor of flatAncestors(element)) {
    const colour = parseColour(getComputedStyle(ancestor).backgroundColor);
    if (!colour || colour.alpha === 0) continue;
    layers.push(colour);
    if (colour.alpha === 1) break;
  }
  return layColours(layers, canvasColour());
}

function canvasColour(): Rgb {
  const schemes = getComputedStyle(documentElementOf(document)).colorScheme.split(/\s+/);
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = schemes.includes('dark') && (prefersDark || !schemes.includes('light'));
  return isDark ? DARK_CANVAS : LIGHT_CANVAS;
}
