import { expect, test } from 'vitest';
import { layColours, parseColour } from '@/lib/pixels/colour';
import type { Rgb } from '@/lib/shared/raster';

test.each([
  ['rgb(1, 2, 3)', [1, 2, 3], 1],
  ['rgba(1, 2, 3, 0.5)', [1, 2, 3], 0.5],
  ['rgba(0, 0, 0, 0)', [0, 0, 0], 0],
  ['color(srgb 1 0 0.2)', [255, 0, 51], 1],
  ['color(srgb 1 0 0 / 0.25)', [255, 0, 0], 0.25],
])('%s', (text, rgb, alpha) => expect(parseColour(text)).toEqual({ rgb, alpha }));

test.each([
  ...['', 'transparent', 'red', 'rgb()', 'rgb(none 1 2)', 'oklch(0.5 0.1 120)', 'lab(50 1 2)'],
  ...['color(display-p3 1 0 0)', 'color(srgb-linear 1 0 0)'],
])('"%s" is not read', (text) => expect(parseColour(text)).toBeNull());

const WHITE: Rgb = [255, 255, 255];

test('nothing above: the base', () => expect(layColours([], WHITE)).toEqual([255, 255, 255]));

test('the topmost comes first', () => {
  const black = { rgb: [0, 0, 0], alpha: 0.5 } as const;
  const red = { rgb: [255, 0, 0], alpha: 1 } as const;
  expect(layColours([black, red], WHITE)).toEqual([128, 0, 0]);
  expect(layColours([red, black], WHITE)).toEqual([255, 0, 0]);
});

test('a colour outside of sRGB is clamped', () => {
  expect(layColours([{ rgb: [300, -20, 10], alpha: 1 }], WHITE)).toEqual([255, 0, 10]);
});
