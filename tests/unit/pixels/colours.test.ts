import { describe, expect, it } from 'vitest';
import { averageToSquare } from '@/lib/describers/bundled/square';
import { layColours, parseColour } from '@/lib/pixels/colour';
import { fitRaster } from '@/lib/pixels/fit-raster';
import { visibleBackground } from '@/lib/pixels/visible-background';
import type { Raster } from '@/lib/shared/raster';

/** A raster of the given RGBA pixels in one row. */
function row(...pixels: number[][]): Raster {
  return { data: new Uint8ClampedArray(pixels.flat()), width: pixels.length, height: 1 };
}

const WHITE = [255, 255, 255, 255];
const BLACK = [0, 0, 0, 255];
const CLEAR = [0, 0, 0, 0];

describe('parseColour', () => {
  it.each([
    ['rgb(1, 2, 3)', { rgb: [1, 2, 3], alpha: 1 }],
    ['rgba(1, 2, 3, 0.5)', { rgb: [1, 2, 3], alpha: 0.5 }],
    ['rgb(1 2 3 / 0.5)', { rgb: [1, 2, 3], alpha: 0.5 }],
    ['color(srgb 1 0 0.2)', { rgb: [255, 0, 51], alpha: 1 }],
    ['color(srgb 1 0 0 / 0.25)', { rgb: [255, 0, 0], alpha: 0.25 }],
    ['color(display-p3 1 0 0)', null],
    ['oklch(0.5 0.1 20)', null],
    ['transparent', null],
    ['', null],
  ])('%s', (text, colour) => expect(parseColour(text)).toEqual(colour));
});

describe('layColours', () => {
  it('lays the topmost over the rest', () => {
    const red = { rgb: [255, 0, 0], alpha: 0.5 } as const;
    const blue = { rgb: [0, 0, 255], alpha: 1 } as const;
    expect(layColours([red, blue], [255, 255, 255])).toEqual([128, 0, 128]);
    expect(layColours([red], [255, 255, 255])).toEqual([255, 128, 128]);
    expect(layColours([], [1, 2, 3])).toEqual([1, 2, 3]);
  });
});

describe('visibleBackground', () => {
  const icon = row(WHITE, CLEAR, WHITE, CLEAR);
  it('keeps one that the image can be seen on', () => expect(visibleBackground(icon, [0, 0, 0])).toEqual([0, 0, 0]));
  it('puts a white icon on dark when all behind seems white', () =>
    expect(visibleBackground(icon, [255, 255, 255])[0]).toBeLessThan(64));
  it('puts a black icon on white when all behind seems black', () => {
    expect(visibleBackground(row(BLACK, CLEAR), [0, 0, 0])).toEqual([255, 255, 255]);
  });
  it('does not invent one for an opaque image', () =>
    expect(visibleBackground(row(WHITE, WHITE), [255, 255, 255])).toEqual([255, 255, 255]));
});

describe('averageToSquare', () => {
  it('averages by area', () => expect([...averageToSquare(row(BLACK, WHITE), [0, 0, 0], 1)]).toEqual([64, 64, 64]));

  it('pads with the background, and never stretches', () => {
    const rgb = averageToSquare(row(WHITE, WHITE, WHITE, WHITE), [10, 20, 30], 4);
    const rowOf = (y: number) => [...rgb.slice(y * 12, y * 12 + 3)];
    expect(rowOf(0)).toEqual([10, 20, 30]);
    expect(rowOf(3)).toEqual([10, 20, 30]);
    expect(rowOf(1)).toEqual([132, 138, 142]);
  });

  it('lays transparent parts on the background', () => {
    expect([...averageToSquare(row([255, 0, 0, 128]), [255, 255, 255], 1)]).toEqual([255, 127, 127]);
  });

  it('enlarges by the same rule', () =>
    expect(averageToSquare(row(BLACK), [255, 255, 255], 3).every((value) => value === 0)).toBe(true));
});

describe('fitRaster', () => {
  it.each([
    [
      [16, 16],
      [128, 128],
    ],
    [
      [300, 150],
      [300, 150],
    ],
    [
      [4000, 2000],
      [512, 256],
    ],
    [
      [10_000, 1],
      [512, 1],
    ],
    [
      [0, 0],
      [1, 1],
    ],
  ])('%j becomes %j', ([width = 0, height = 0], [fitWidth, fitHeight]) => {
    expect(fitRaster(width, height)).toEqual({ width: fitWidth, height: fitHeight });
  });
});
