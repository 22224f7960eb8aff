import { describe, expect, it } from 'vitest';
import type { Picture } from '@/lib/describers/describer';
import { gate } from '@/lib/engine/graphics/gate';

type Paint = (x: number, y: number) => [number, number, number, number];

function picture(paint: Paint, side = 64): Picture {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) data.set(paint(x, y), (y * side + x) * 4);
  return { raster: { data, width: side, height: side }, background: [255, 255, 255] };
}

/** A fixed pseudo-random sequence (Park and Miller, 1988), so that the test sees the same noise every time. */
function noise(): () => number {
  let seed = 1;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed & 255;
  };
}

describe('gate', () => {
  it.each<[string, Paint]>([
    ['white', () => [255, 255, 255, 255]],
    ['transparent', () => [0, 0, 0, 0]],
    ['white on a white page', (x) => [255, 255, 255, x < 32 ? 255 : 0]],
    ['nearly even grey', (x, y) => [128 + ((x + y) % 5), 128, 128, 255]],
    ['one dead pixel', (x, y) => (x + y === 0 ? [0, 0, 0, 255] : [250, 250, 250, 255])],
  ])('%s is blank', (_, paint) => expect(gate(picture(paint))?.reason).toBe('blank-image'));

  it('a disc passes', () => {
    expect(
      gate(picture((x, y) => (Math.hypot(x - 32, y - 32) < 16 ? [188, 0, 45, 255] : [255, 255, 255, 255]))),
    ).toBeNull();
  });

  it('a thin line passes', () => expect(gate(picture((x) => [0, 0, 0, x === 31 ? 255 : 0]))).toBeNull());

  it('many colours without flat areas are a photograph', () => {
    const next = noise();
    expect(gate(picture(() => [next(), next(), next(), 255]))).toMatchObject({ state: 'needs-model', kind: 'photo' });
  });
});
