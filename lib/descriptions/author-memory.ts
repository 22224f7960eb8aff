import PQueue from 'p-queue';
import { storage } from 'wxt/utils/storage';
import type { AuthorName } from '../messaging/protocol';

/** So many sites, and so many images of each; together a fraction of what the browser allows. */
const SITES = 50;
const IMAGES = 300;

/** By site, by address of the image: what the author calls it; null when he has called it different things. */
type Memory = Record<string, Record<string, string | null>>;

/** In memory only, and gone with the browser. */
const item = storage.defineItem<Memory>('session:authorNames', { fallback: {} });
const changes = new PQueue({ concurrency: 1 });

/**
 * The author's words for images that were met before. They are lent only to the site that said them: another one would
 * learn from them what the user has read there.
 */
export const authorMemory = {
  async nameOf(site: string, address: string): Promise<string | null> {
    return (await item.getValue())[site]?.[address] ?? null;
  },

  remember(site: string, names: AuthorName[]): Promise<void> {
    return changes.add(async () => {
      const { [site]: known = {}, ...others } = await item.getValue();
      for (const { address, name } of names) {
        known[address] = address in known && known[address] !== name ? null : name;
      }
      const kept = Object.fromEntries(Object.entries(known).slice(-IMAGES));
      await item.setValue({ ...Object.fromEntries(Object.entries(others).slice(1 - SITES)), [site]: kept });
    });
  },
};

export type AuthorMemory = typeof authorMemory;
