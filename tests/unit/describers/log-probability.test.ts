import { describe, expect, it } from 'vitest';
import { mostLikely } from '@/lib/describers/log-probability';
import { confidenceOf } from '@/lib/engine/captions/caption-outcome';

describe('mostLikely', () => {
  it('is the softmax of the highest', () => {
    expect(mostLikely([0, 0, 0, 0])).toEqual({ token: 0, logProbability: Math.log(1 / 4) });
    const { token, logProbability } = mostLikely([1, 3, 2]);
    expect(token).toBe(1);
    expect(logProbability).toBeCloseTo(3 - Math.log(Math.exp(1) + Math.exp(3) + Math.exp(2)), 12);
  });

  it('stays finite where exponentials would not, and counts what may not be said as impossible', () => {
    expect(mostLikely([1000, 999]).logProbability).toBeCloseTo(-Math.log(1 + Math.exp(-1)), 12);
    expect(mostLikely([Number.NEGATIVE_INFINITY, 5]).logProbability).toBeCloseTo(0, 12);
  });

  it('tells what is not a number', () => {
    expect(mostLikely([1, Number.NaN]).logProbability).toBeNaN();
  });
});

describe('confidenceOf', () => {
  it('is the geometric mean of the probabilities, whatever the length', () => {
    expect(confidenceOf([Math.log(0.5), Math.log(0.5)])).toBeCloseTo(0.5, 12);
    expect(confidenceOf([Math.log(0.9), Math.log(0.4)])).toBeCloseTo(0.6, 12);
    expect(confidenceOf(null)).toBeNull();
    expect(confidenceOf([])).toBeNull();
  });
});
