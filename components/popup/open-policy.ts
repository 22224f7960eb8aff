import { signal } from '@preact/signals';
import { sendMessage } from '../../lib/messaging/messenger';
import type { SitePolicy } from '../../lib/messaging/protocol';

export type OpenPolicy = ReturnType<typeof openPolicy>;

/** Whether Altlight is on for the page of a tab, and what changes that. */
export function openPolicy(page: { tabId: number; url: string }) {
  /** Null: not known yet. */
  const policy = signal<SitePolicy | null>(null);
  /** Whether the last change could not be saved. */
  const isNotSaved = signal(false);
  let stored: SitePolicy | null = null;
  let changes = 0;
  const read = async () => {
    const number = changes;
    const answer = await sendMessage('site:get', page);
    stored = answer;
    // What was asked for before the last change would show for a moment as if it had been undone.
    if (number === changes) policy.value = answer;
  };
  /** `shown` is there at once; what is stored is, as soon as that is known. */
  const change = async (shown: Partial<SitePolicy>, send: () => Promise<void>): Promise<void> => {
    changes++;
    if (policy.value) policy.value = { ...policy.value, ...shown };
    isNotSaved.value = false;
    try {
      await send();
    } catch {
      // Another object, as a switch that the user has moved goes back only when it is drawn anew.
      policy.value = stored && { ...stored };
      isNotSaved.value = true;
      return;
    }
    await read();
  };
  void read();
  return {
    policy,
    isNotSaved,
    setSite: (site: string, isOn: boolean) =>
      change({ active: isOn }, () => sendMessage('site:set', { site, active: isOn })),
    setPage: (isOn: boolean) => change({ paused: !isOn }, () => sendMessage('page:pause', { ...page, paused: !isOn })),
    setEverywhere: (isOn: boolean) => change({}, () => sendMessage('preferences:set', { enabled: isOn })),
  };
}
