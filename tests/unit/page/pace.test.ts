import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '@/lib/page/pace';

describe('Pace', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('knows nothing at first', () => {
    expect(new Pace().mean).toBe(Number.POSITIVE_INFINITY);
  });

  it('is the time from one answer to the next while several are on their way', () => {
    const pace = new Pace();
    const all = Array.from({ length: 100 }, () => pace.begin());
    for (const done of all) {
      vi.advanceTimersByTime(10);
      done();
    }
    expect(pace.mean).toBeCloseTo(10);
  });

  it('is soon slow again, and slowly fast again', () => {
    const pace = new Pace();
    const work = (milliseconds: number) => {
      const done = pace.begin();
      vi.advanceTimersByTime(milliseconds);
      done();
    };
    work(10);
    work(2_000);
    expect(pace.mean).toBeGreaterThan(200);
    for (let count = 0; count < 10; count++) work(10);
    expect(pace.mean).toBeGreaterThan(50);
    for (let count = 0; count < 50; count++) work(10);
    expect(pace.mean).toBeLessThan(25);
  });
});
