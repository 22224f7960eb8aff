import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { KeepAwake } from '../../../lib/descriptions/keep-awake';

/** Milliseconds without a call to the browser after which Firefox ends an event page. */
const FIREFOX_WAITS = 30_000;

const ask = vi.fn(async () => ({}));

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockClear();
  Object.assign(fakeBrowser.runtime, { getPlatformInfo: ask });
});
afterEach(() => vi.useRealTimers());

/** Whether the browser is asked often enough from now on. */
async function isAwake(): Promise<boolean> {
  ask.mockClear();
  await vi.advanceTimersByTimeAsync(FIREFOX_WAITS);
  return ask.mock.calls.length > 1;
}

test('the browser is asked while work is running, and no longer', async () => {
  const awake = new KeepAwake();
  let finish = (_: string) => {};
  const work = awake.during(new Promise<string>((resolve) => (finish = resolve)));
  expect(await isAwake()).toBe(true);
  finish('done');
  expect(await work).toBe('done');
  expect(await isAwake()).toBe(false);
});

test('work that fails lets go, too', async () => {
  const awake = new KeepAwake();
  await expect(awake.during(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await isAwake()).toBe(false);
});

test('as long as one of several holds it', async () => {
  const awake = new KeepAwake();
  awake.hold('models', true);
  awake.hold('models', true);
  await awake.during(Promise.resolve());
  expect(await isAwake()).toBe(true);
  awake.hold('models', false);
  expect(await isAwake()).toBe(false);
});
