import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Outcome } from '../shared/outcome';
import { digestOf } from './fingerprint';

interface Entry {
  outcome: Outcome;
  usedAt: number;
  /** Digest of the site whose page asked first; missing in what an older version has kept. */
  site?: string;
}

interface Schema extends DBSchema {
  outcomes: { key: string; value: Entry; indexes: { usedAt: number } };
}

/**
 * Remembers outcomes by fingerprint. It holds no address, no pixel and nothing of the page; of the site only a digest, so
 * that what was described there can be forgotten. A key tells what was asked, and of whom: of it, too, only a digest is kept.
 */
export interface DescriptionCache {
  get(key: string): Promise<Outcome | undefined>;
  /** `site`: host name of the page that asked. */
  set(key: string, outcome: Outcome, site: string): Promise<void>;
  /** Drops what a describer has said: under the same name it may be another one now. */
  forget(source: string): Promise<void>;
  /** `site`: host name, as it was told to `set`. Answers how many descriptions it has dropped. */
  forgetSite(site: string): Promise<number>;
  clear(): Promise<void>;
  count(): Promise<number>;
}

const CAPACITY = 20_000;

/** The first version kept its keys as they are: with questions, words of pages and the address of an own server. */
const VERSION = 2;

/** Kept on disk. Where the disk is full or the database broken, it forgets instead of failing. */
export function createDescriptionCache(capacity = CAPACITY): DescriptionCache {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const open = () => {
    database ??= openDB<Schema>('altlight-descriptions', VERSION, {
      upgrade: (db, oldVersion) => {
        if (oldVersion > 0) db.deleteObjectStore('outcomes');
        db.createObjectStore('outcomes').createIndex('usedAt', 'usedAt');
      },
      terminated: () => {
        database = undefined;
      },
    }).catch((error) => {
      database = undefined;
      throw error;
    });
    return database;
  };

  return {
    async get(key) {
      const entry = await open()
        .then(async (db) => db.get('outcomes', await digestOf(key)))
        .catch(forget);
      return entry?.outcome;
    },
    async set(key, outcome, site) {
      await open()
        .then(async (db) => {
          const entry = { outcome, usedAt: Date.now(), site: await digestOf(site) };
          await db.put('outcomes', entry, await digestOf(key));
          await trim(db, capacity);
        })
        .catch(forget);
    },
    async forget(source) {
      await open()
        .then((db) => deleteWhere(db, ({ outcome }) => outcome.source === source))
        .catch(forget);
    },
    async forgetSite(site) {
      const digest = await digestOf(site);
      return deleteWhere(await open(), (entry) => entry.site === digest);
    },
    async clear() {
      await (await open()).clear('outcomes');
    },
    async count() {
      return (await open()).count('outcomes');
    },
  };
}

async function deleteWhere(db: IDBPDatabase<Schema>, isUnwanted: (entry: Entry) => boolean): Promise<number> {
  const transaction = db.transaction('outcomes', 'readwrite');
  let deleted = 0;
  for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue()) {
    if (!isUnwanted(cursor.value)) continue;
    await cursor.delete();
    deleted++;
  }
  await transaction.done;
  return deleted;
}

function forget(error: unknown): undefined {
  console.warn('Altlight: the cache of descriptions could not be used.', error);
  return undefined;
}

/** Deletes the oldest entries over the capacity. */
async function trim(db: IDBPDatabase<Schema>, capacity: number): Promise<void> {
  const transaction = db.transaction('outcomes', 'readwrite');
  let surplus = (await transaction.store.count()) - capacity;
  for (let cursor = await transaction.store.index('usedAt').openCursor(); cursor && surplus > 0; surplus--) {
    await cursor.delete();
    cursor = await cursor.continue();
  }
  await transaction.done;
}
