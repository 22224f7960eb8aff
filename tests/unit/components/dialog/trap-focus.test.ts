import { expect, it, vi } from 'vitest';
import { trapFocus } from '@/components/dialog/trap-focus';

/** What the function needs of an element; a browser's own are gone through in tests/e2e/models/asking.test.ts. */
function stop({ disabled = false, visible = true } = {}) {
  return { focus: vi.fn(), matches: () => disabled, checkVisibility: () => visible };
}

/** Presses Tab; whether the browser may do what it does with it. */
function press(stops: unknown[], focused: unknown, shiftKey = false): boolean {
  const dialog = { querySelectorAll: () => stops, getRootNode: () => ({ activeElement: focused }) } as never;
  const preventDefault = vi.fn();
  trapFocus({ key: 'Tab', shiftKey, preventDefault } as unknown as KeyboardEvent, dialog);
  return preventDefault.mock.calls.length === 0;
}

it('Tab goes around among what can have the focus', () => {
  const [locked, first, hidden, last] = [stop({ disabled: true }), stop(), stop({ visible: false }), stop()];
  const stops = [locked, first, hidden, last, stop({ disabled: true })];
  expect(press(stops, last)).toBe(false);
  expect(first.focus).toHaveBeenCalled();
  expect(press(stops, first, true)).toBe(false);
  expect(last.focus).toHaveBeenCalled();
  expect(press(stops, null, true), 'from the answer').toBe(false);
  expect(press(stops, first)).toBe(true);
  expect(locked.focus).not.toHaveBeenCalled();
});
