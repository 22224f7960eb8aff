import { signal } from '@preact/signals';
import { sendMessage } from '../../lib/messaging/messenger';
import { onSettingsChange } from '../../lib/settings/settings';
import type { Preferences, PreferencesView } from '../../lib/shared/preferences';
import { wordsForLock } from '../words/lock-words';

export type OpenPreferences = ReturnType<typeof openPreferences>;

/** The user's preferences as they are, live: also when another window changes them. */
export function openPreferences() {
  const view = signal<PreferencesView | undefined>(undefined);
  let stored: PreferencesView | undefined;
  /** What is on its way to the store: shown at once, or a switch would fall back when another window changes another. */
  const onTheirWay = new Set<Partial<Preferences>>();
  const show = () => {
    if (stored) view.value = { ...stored, values: Object.assign({ ...stored.values }, ...onTheirWay) };
  };
  const read = async () => {
    stored = await sendMessage('preferences:get', undefined);
    show();
  };
  onSettingsChange(() => void read());
  void read();
  return {
    view,
    async change(changes: Partial<Preferences>): Promise<void> {
      onTheirWay.add(changes);
      show();
      try {
        await sendMessage('preferences:set', changes);
      } finally {
        onTheirWay.delete(changes);
        await read();
      }
    },
    reset: () => sendMessage('preferences:reset', undefined),
    /** Whether an organisation has set it. */
    isLocked: (name: keyof Preferences) => view.value?.locked.includes(name) ?? false,
    /** Why, where it has. */
    lockHint(name: keyof Preferences): string | undefined {
      return view.value?.locked.includes(name) ? wordsForLock(view.value.reason) : undefined;
    },
  };
}
