import { browser } from 'wxt/browser';
import type { ProtocolMap } from './protocol';

export type Sender = chrome.runtime.MessageSender;

/** A content script runs inside a page's process: what it says is trusted no more than the page. */
type Role = 'content' | 'extension';

/** All else is for the extension's own documents. */
const FROM_CONTENT: ReadonlySet<keyof ProtocolMap> = new Set([
  'page:policy',
  'page:dialog-opened',
  'image:describe',
  'image:describe-all',
  'image:cancel',
  'image:named',
  'image:keep',
  'image:wrong',
  'own-words:find',
  'own-words:places',
  'image:look',
  'describers:list',
]);

/** Who sent a message, by what the browser itself says of the sender; null for a stranger. */
export function roleOf(sender: Sender, self: { id: string; origin: string }): Role | null {
  if (sender.id !== self.id) return null;
  const fromOwnPage = sender.url === undefined || sender.url.startsWith(`${self.origin}/`);
  if (fromOwnPage) return 'extension';
  return sender.tab ? 'content' : null;
}

/** Throws when the sender may not send this type. */
export function assertMaySend(type: keyof ProtocolMap, sender: Sender): void {
  const self = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('/')).origin };
  const role = roleOf(sender, self);
  if (role !== (FROM_CONTENT.has(type) ? 'content' : 'extension'))
    throw new Error(`${type} may not be sent by ${role ?? 'a stranger'}`);
}
