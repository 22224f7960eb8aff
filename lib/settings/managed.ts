import { browser } from 'wxt/browser';
import { fittingIn, type Settings } from './schema';

/** What an organisation has set for its people (public/managed-schema.json says what it can). */
export interface ManagedSettings {
  settings: Partial<Settings>;
  /** Its own words for why; null where it gives none. */
  reason: string | null;
}

const NOTHING: ManagedSettings = { settings: {}, reason: null };

/** Nothing in browsers that nobody manages. */
export async function readManaged(): Promise<ManagedSettings> {
  try {
    const { reason, ...fields } = (await browser.storage.managed.get()) as Record<string, unknown>;
    return { settings: fittingIn(fields), reason: typeof reason === 'string' ? reason : null };
  } catch {
    // Firefox has no such storage unless there is a policy.
    return NOTHING;
  }
}

export function onManagedChange(listener: () => void): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') listener();
  });
}
