import { browser } from 'wxt/browser';
import type { ProtocolMap } from './protocol';
import type { Sender } from './senders';

/** Calls when somebody sends the background a message of a type, and leaves the answer to it. Returns what stops that. */
export function overhear(type: keyof ProtocolMap, callback: (sender: Sender) => void): () => void {
  const listener = (message: unknown, sender: unknown): undefined => {
    if ((message as { type?: unknown }).type === type) callback(sender as Sender);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
