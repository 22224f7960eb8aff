import { signal } from '@preact/signals';
import { sendMessage } from '../../lib/messaging/messenger';
import { onSettingsChange } from '../../lib/settings/settings';
import type { Lockable, Preferences, PreferencesView, SiteChanges } from '../../lib/shared/preferences';
import { wordsForLock } from '../words/lock-words';

export type OpenPreferences = ReturnType<typeof openPreferences>;

/** The user's preferences as they are, live: also when another window changes them. */
export function openPreferences() {
  const view = signal<PreferencesView | undefined>(undefined);
  /** Whether the last change could not be saved. */
  const isNotSaved = signal(false);
  let stored: PreferencesView | undefined;
  let reads = 0;
  let writes = 0;
  const read = async () => {
    const number = ++reads;
    const answer = await sendMessage('preferences:get', undefined);
    stored = answer;
    // What was asked for before the last change would show for a moment as if it had been undone.
    if (number === reads && writes === 0) view.value = answer;
  };
  /** Answers whether it has been saved; what is shown is what is stored, either way. */
  const write = async (send: () => Promise<void>): Promise<boolean> => {
    writes++;
    isNotSaved.value = false;
    const isSaved = await send().then(
      () => true,
      () => false,
    );
    writes--;
    isNotSaved.value = !isSaved;
    if (isSaved) await read();
    else view.value = stored;
    return isSaved;
  };
  onSettingsChange(() => void read());
  void read();
  return {
    view,
    isNotSaved,
    change(changes: Partial<Preferences>): Promise<boolean> {
      if (view.value) view.value = { ...view.value, values: { ...view.value.values, ...changes } };
      return write(() => sendMessage('preferences:set', changes));
    },
    changeSites: (changes: SiteChanges) => write(() => sendMessage('sites:change', changes)),
    reset: () => write(() => sendMessage('preferences:reset', undefined)),
    /** Whether an organisation has set it. */
    isLocked: (name: Lockable) => view.value?.locked.includes(name) ?? false,
    /** Why, where it has. */
    lockHint(name: Lockable): string | undefined {
      return view.value?.locked.includes(name) ? wordsForLock(view.value.reason) : undefined;
    },
  };
}
