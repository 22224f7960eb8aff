import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { attention } from '@/lib/descriptions/attention';
import { Badge } from '@/lib/descriptions/badge';
import { declined, type Outcome } from '@/lib/shared/outcome';

const shown = { setBadgeText: vi.fn(), setTitle: vi.fn(), setIcon: vi.fn() };
const text = () => shown.setBadgeText.mock.lastCall?.[0];
const icon = () => shown.setIcon.mock.lastCall?.[0];

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  for (const spy of Object.values(shown)) spy.mockReset().mockResolvedValue(undefined);
  Object.assign(fakeBrowser.action, shown);
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
});
afterEach(() => vi.useRealTimers());

it('the icon is grey where Altlight is off, and only there', async () => {
  const badge = new Badge();
  badge.setActive(7, true);
  await vi.runAllTimersAsync();
  expect([icon(), text()]).toEqual([
    { tabId: 7, path: '/icon/32.png' },
    { tabId: 7, text: '' },
  ]);
  badge.setActive(7, false);
  await vi.runAllTimersAsync();
  expect([icon(), text()]).toEqual([
    { tabId: 7, path: '/icon/off-32.png' },
    { tabId: 7, text: '–' },
  ]);
  badge.setActive(8, true);
  await vi.runAllTimersAsync();
  expect(icon()).toEqual({ tabId: 8, path: '/icon/32.png' });
});

it('work that takes long is shown while it lasts, and short work not at all', async () => {
  const badge = new Badge();
  badge.setActive(7, true);
  await vi.runAllTimersAsync();
  shown.setBadgeText.mockClear();
  await badge.watch(7, Promise.resolve(declined('blank-image')));
  await vi.runAllTimersAsync();
  expect(shown.setBadgeText).not.toHaveBeenCalled();

  let finish = (_: Outcome) => {};
  const work = badge.watch(7, new Promise<Outcome>((resolve) => (finish = resolve)));
  await vi.runAllTimersAsync();
  expect(text()).toEqual({ tabId: 7, text: '…' });
  expect(icon()).toEqual({ tabId: 7, path: '/icon/32.png' });
  finish(declined('blank-image'));
  await work;
  await vi.runAllTimersAsync();
  expect(text()).toEqual({ tabId: 7, text: '' });
});

it('tells every tab that needs its user, also those that were on before the background was last stopped', async () => {
  const titles: Record<number, string> = { 1: 'badge_on', 2: 'badge_off', 3: 'Altlight', 4: 'badge_working' };
  Object.assign(fakeBrowser.action, { getTitle: async ({ tabId }: { tabId: number }) => titles[tabId] });
  vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([1, 2, 3, 4].map((id) => ({ id })) as never);
  await attention.failed(declined('engine-failed'));
  new Badge();
  await vi.runAllTimersAsync();
  const tabs = shown.setBadgeText.mock.calls.map(([{ tabId, text }]) => `${tabId}${text}`);
  expect(tabs).toEqual(['1!', '4!']);
});
