import { describe, expect, test } from 'vitest';
import { averageToSquare } from '@/lib/describers/bundled/square';
import { visibleBackground } from '@/lib/pixels/visible-background';
import type { Raster, Rgb } from '@/lib/shared/raster';

type Rgba = readonly [number, number, number, number];

const WHITE: Rgb = [255, 255, 255];
const DARK: Rgb = [34, 34, 34];
const CLEAR: Rgba = [0, 0, 0, 0];

const raster = (width: number, height: number, paint: (x: number, y: number) => Rgba): Raster => {
  const pixels = Array.from({ length: width * height }, (_, at) => paint(at % width, Math.floor(at / width)));
  return { width, height, data: Uint8ClampedArray.from(pixels.flat()) };
};
/** A square in the middle, a quarter of the area. */
const icon = (colour: Rgba): Raster => raster(8, 8, (x, y) => (x >= 2 && x < 6 && y >= 2 && y < 6 ? colour : CLEAR));
const pixelsOf = (rgb: Uint8ClampedArray) =>
  Array.from({ length: rgb.length / 3 }, (_, at) => [...rgb.slice(at * 3, at * 3 + 3)]);

describe('flattening', () => {
  test('lays transparent parts on the background', () => {
    const half = raster(1, 1, () => [255, 0, 0, 128]);
    expect([...averageToSquare(half, [0, 0, 255], 1)]).toEqual([128, 0, 127]);
  });

  test('averages by area, also over parts of pixels', () => {
    const thirds = raster(3, 3, (x) => (x === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255]));
    const [first, second] = pixelsOf(averageToSquare(thirds, WHITE, 2));
    expect(first).toEqual([170, 170, 170]);
    expect(second).toEqual([0, 0, 0]);
  });

  test('the colour of transparent pixels does not bleed', () => {
    const bleeding = raster(2, 1, (x) => (x === 0 ? [255, 0, 0, 0] : [0, 0, 0, 255]));
    expect(pixelsOf(averageToSquare(bleeding, WHITE, 1))).toEqual([[191, 191, 191]]);
  });

  test('pads to a square instead of stretching', () => {
    const wide = raster(4, 2, () => [0, 0, 0, 255]);
    const rows = pixelsOf(averageToSquare(wide, [9, 9, 9], 4)).map(([red]) => red);
    expect(rows).toEqual([9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9]);
  });

  test('enlarges', () => {
    const two = raster(2, 2, (x, y) => [x * 100, y * 100, 0, 255]);
    const rgb = pixelsOf(averageToSquare(two, WHITE, 4));
    expect([rgb[0], rgb[3], rgb[12], rgb[15]]).toEqual([
      [0, 0, 0],
      [100, 0, 0],
      [0, 100, 0],
      [100, 100, 0],
    ]);
  });

  test('a white icon on a dark bar stays visible', () => {
    const rgb = pixelsOf(averageToSquare(icon([255, 255, 255, 255]), [20, 20, 20], 8));
    expect(rgb[0]).toEqual([20, 20, 20]);
    expect(rgb[3 * 8 + 3]).toEqual([255, 255, 255]);
  });
});

describe('the visible background', () => {
  test.each<[string, Raster, Rgb, Rgb]>([
    ['white on white: dark', icon([255, 255, 255, 255]), WHITE, DARK],
    ['nearly white on white: dark', icon([245, 245, 245, 255]), WHITE, DARK],
    ['faint white on white: dark', icon([255, 255, 255, 100]), WHITE, DARK],
    ['dark on dark: white', icon([10, 10, 10, 255]), [0, 0, 0], WHITE],
    ['white on dark: as it is', icon([255, 255, 255, 255]), [0, 0, 0], [0, 0, 0]],
    ['black on white: as it is', icon([0, 0, 0, 255]), WHITE, WHITE],
    ['faint black on white: as it is', icon([0, 0, 0, 60]), WHITE, WHITE],
    ['one channel is enough', icon([255, 255, 200, 255]), WHITE, WHITE],
    ['nothing painted: as it is', icon(CLEAR), WHITE, WHITE],
    ['nothing transparent: as it is', raster(4, 4, () => [255, 255, 255, 255]), WHITE, WHITE],
  ])('%s', (_, image, behind, expected) => expect(visibleBackground(image, behind)).toEqual(expected));
});
