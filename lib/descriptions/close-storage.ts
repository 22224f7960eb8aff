import { browser } from 'wxt/browser';

interface ClosableArea {
  /** Firefox has it for `session` alone, if at all. */
  setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * What is stored, above all the key of a server of the user's own, is for the extension's own documents: a content script runs
 * in the process of a page, which may have been taken over. What it needs it is told by messages.
 */
export function closeStorage(): void {
  const { local, session } = browser.storage;
  for (const area of [local, session] as ClosableArea[]) {
    area
      .setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
      .catch((error) => console.warn('Altlight: what is stored cannot be closed to content scripts.', error));
  }
}
