import { describe, expect, it } from 'vitest';
import { Rate } from '@/lib/models/download/rate';

function rateOver(measurements: [bytes: number, milliseconds: number][]): Rate {
  let now = 0;
  const rate = new Rate(() => now);
  for (const [bytes, milliseconds] of measurements) {
    now += milliseconds;
    rate.add(bytes);
  }
  return rate;
}

describe('Rate', () => {
  it('tells nothing before it has measured', () => {
    expect(rateOver([]).secondsFor(1000)).toBeNull();
    expect(rateOver([[1000, 100]]).secondsFor(1000)).toBeNull();
  });

  it('tells the seconds for the rest', () => {
    expect(rateOver([[1000, 1000]]).secondsFor(10_000)).toBe(10);
    expect(
      rateOver([
        [500, 250],
        [500, 250],
      ]).secondsFor(10_000),
    ).toBe(5);
  });

  it('is not thrown off by one pause, and follows what lasts', () => {
    const steady = Array.from({ length: 10 }, () => [1000, 1000] as [number, number]);
    const paused = rateOver([...steady, [10, 1000]]).secondsFor(10_000) ?? 0;
    expect(paused).toBeGreaterThan(10);
    expect(paused).toBeLessThan(14);
    const slow = Array.from({ length: 30 }, () => [100, 1000] as [number, number]);
    expect(rateOver([...steady, ...slow]).secondsFor(10_000)).toBeGreaterThan(90);
  });
});
