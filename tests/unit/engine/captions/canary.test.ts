import { describe, expect, it } from 'vitest';
import { agrees, canaryAnswer, canaryPicture, isSound } from '@/lib/engine/captions/canary';

/** Scores as a model's: a few stand out. */
const sound = Float32Array.from(
  { length: 500 },
  (_, token) => Math.sin(token * 12.9898) * 3 + (token % 97 === 0 ? 6 : 0),
);
const known = canaryAnswer(sound);

describe('agrees', () => {
  it('accepts the same answer, and one that differs as half precision does', () => {
    expect(agrees(known, sound)).toBe(true);
    expect(
      agrees(
        known,
        sound.map((score, token) => score + 0.02 * Math.cos(token)),
      ),
    ).toBe(true);
  });

  it.each([
    ['noise', sound.map((_, token) => Math.cos(token * 78.233) * 3)],
    ['nothing', sound.map(() => 0)],
    ['what is not a number', sound.map(() => Number.NaN)],
    ['infinity', sound.map(() => Number.POSITIVE_INFINITY)],
    ['the tokens shifted by one', sound.map((_, token) => sound[(token + 1) % 500] ?? 0)],
    ['the right order at a tenth of the size', sound.map((score) => score / 10)],
  ])('refuses %s', (_, scores) => {
    expect(agrees(known, scores)).toBe(false);
  });

  it('looks past tokens that may not be said', () => {
    const forbidden = sound.map((score, token) => (token % 3 === 1 ? Number.NEGATIVE_INFINITY : score));
    expect(agrees(canaryAnswer(forbidden), forbidden)).toBe(true);
    expect(Number.isFinite(canaryAnswer(forbidden).spread)).toBe(true);
  });
});

describe('isSound', () => {
  it.each([
    ['scores of which some stand out', sound, true],
    ['what is not a number', sound.map(() => Number.NaN), false],
    ['infinity', sound.map(() => Number.NEGATIVE_INFINITY), false],
    ['the same for all', sound.map(() => 1), false],
  ])('%s', (_, scores, expected) => expect(isSound(scores)).toBe(expected));
});

describe('canaryPicture', () => {
  it('has more than one colour, and no holes', () => {
    const { raster } = canaryPicture();
    expect(raster.data).toHaveLength(raster.width * raster.height * 4);
    expect(new Set(Array.from(raster.data.filter((_, at) => at % 4 === 0))).size).toBeGreaterThan(10);
    expect(raster.data.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  });
});
