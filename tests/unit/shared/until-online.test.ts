import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { untilOnline } from '@/lib/shared/until-online';

let target: EventTarget;
const connection = { onLine: false };

beforeEach(() => {
  target = new EventTarget();
  vi.stubGlobal('navigator', connection);
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
});
afterEach(() => vi.unstubAllGlobals());

it('is over when there is a network again, and is none where there is one', async () => {
  connection.onLine = false;
  let isBack = false;
  const back = untilOnline(new AbortController().signal)?.then(() => {
    isBack = true;
  });
  expect(isBack).toBe(false);
  target.dispatchEvent(new Event('online'));
  await back;
  expect(isBack).toBe(true);
  connection.onLine = true;
  expect(untilOnline(new AbortController().signal)).toBeNull();
});

it('ends when nobody waits any more', async () => {
  connection.onLine = false;
  const stop = new AbortController();
  const back = untilOnline(stop.signal);
  stop.abort();
  await expect(back).rejects.toBe(stop.signal.reason);
});
