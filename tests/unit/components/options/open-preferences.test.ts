import { expect, it, vi } from 'vitest';
import { openPreferences } from '@/components/options/open-preferences';

const send = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: send }));
vi.mock('@/lib/settings/settings', () => ({ onSettingsChange: () => {} }));

it('shows what is stored when a change could not be saved, and says so until one could', async () => {
  const stored = { values: { sound: false }, locked: [], reason: null };
  let isBroken = true;
  send.mockImplementation(async (type: string) => {
    if (type === 'preferences:get') return stored;
    if (isBroken) throw new Error('The extension was reloaded.');
  });
  const preferences = openPreferences();
  await vi.waitFor(() => expect(preferences.view.value).toBe(stored));
  const change = preferences.change({ sound: true });
  expect(preferences.view.value?.values.sound).toBe(true);
  expect(await change).toBe(false);
  expect([preferences.view.value, preferences.isNotSaved.value]).toEqual([stored, true]);
  isBroken = false;
  expect(await preferences.change({ sound: true })).toBe(true);
  expect(preferences.isNotSaved.value).toBe(false);
});
