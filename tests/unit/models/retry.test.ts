import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Retry } from '@/lib/models/download/retry';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries later each time in a row, but never much later, and at first soon again once it has worked', () => {
  const again = vi.fn();
  const retry = new Retry(again, 60_000);
  const waited = () => {
    retry.failed();
    const calls = again.mock.calls.length;
    for (let minutes = 1; ; minutes++) {
      vi.advanceTimersByTime(60_000);
      if (again.mock.calls.length > calls) return minutes;
    }
  };
  expect(Array.from({ length: 8 }, waited)).toEqual([1, 2, 4, 8, 16, 32, 32, 32]);
  retry.failed();
  retry.reset();
  vi.advanceTimersByTime(3_600_000);
  expect(again).toHaveBeenCalledTimes(8);
  expect(waited()).toBe(1);
});
