import { browser } from 'wxt/browser';
import type { ProtocolMap } from './protocol';

export type Sender = chrome.runtime.MessageSender;

/** A content script runs inside a page's process: what it says is trusted no more than the page. */
type Role = 'content' | 'extension';

const MAY_SEND: Record<keyof ProtocolMap, Role> = {
  'page:policy': 'content',
  'page:policy-changed': 'extension',
  'page:describe-clicked': 'extension',
  'image:describe': 'content',
  'image:describe-all': 'content',
  'image:cancel': 'content',
  'image:named': 'content',
  'image:keep': 'content',
  'image:wrong': 'content',
  'own-words:find': 'content',
  'own-words:places': 'content',
  'image:look': 'content',
  'image:fetch': 'extension',
  'sample:describe': 'extension',
  'describers:list': 'content',
  'page:command': 'extension',
  'page:say': 'extension',
  'page:prepare-dialog': 'extension',
  'preferences:reset': 'extension',
  'own-words:export': 'extension',
  'own-words:import': 'extension',
  'own-words:clear': 'extension',
  'kept:count': 'extension',
  'kept:clear': 'extension',
  'site:get': 'extension',
  'site:set': 'extension',
  'page:pause': 'extension',
  'rescued:get': 'extension',
  'rescued:forget': 'extension',
  'preferences:get': 'extension',
  'preferences:set': 'extension',
  'sites:change': 'extension',
  'engine:describe': 'extension',
  'engine:cancel': 'extension',
  'engine:status': 'extension',
  'engine:text': 'extension',
  'models:do': 'extension',
  'models:unfinished': 'extension',
  'models:use': 'extension',
  'endpoint:get': 'extension',
  'endpoint:set': 'extension',
  'endpoint:remove': 'extension',
  'endpoint:models': 'extension',
  'engine:models': 'extension',
  'engine:trace': 'extension',
  'engine:similarity': 'extension',
  'engine:unload': 'extension',
  'models:changed': 'extension',
  'image:text': 'extension',
};

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
  if (role !== MAY_SEND[type]) throw new Error(`${type} may not be sent by ${role ?? 'a stranger'}`);
}
