import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Outcome } from '../shared/outcome';

interface Schema extends DBSchema {
  outcomes: { key: string; value: { outcome: Outcome; usedAt: number }; indexes: { usedAt: number } };
}

/** Remembers outcomes by fingerprint. It holds no address, no pixel and nothing of the page. */
export interface DescriptionCache {
  get(key: string): Promise<Outcome | undefined>;
  set(key: string, outcome: Outcome): Promise<void>;
  /** Drops what a describer has said: under the same name it may be another one now. */
  forget(source: string): Promise<void>;
}

const CAPACITY = 20_000;

/** Kept on disk. Where the disk is full or the database broken, it forgets instead of failing. */
export function createDescriptionCache(capacity = CAPACITY): DescriptionCache {
  let database: Promise<IDBPDatabase<Schema>> | undefined;
  const open = () => {
    database ??= openDB<Schema>('altlight-descriptions', 1, {
      upgrade: (db) => void db.createObjectStore('outcomes').createIndex('usedAt', 'usedAt'),
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
        .then((db) => db.get('outcomes', key))
        .catch(forget);
      return entry?.outcome;
    },
    async set(key, outcome) {
      await open()
        .then(async (db) => {
          await db.put('outcomes', { outcome, usedAt: Date.now() }, key);
          await trim(db, capacity);
        })
        .catch(forget);
    },
    async forget(source) {
      await open()
        .then((db) => deleteFrom(db, source))
        .catch(forget);
    },
  };
}

async function deleteFrom(db: IDBPDatabase<Schema>, source: string): Promise<void> {
  const transaction = db.transaction('outcomes', 'readwrite');
  for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue()) {
    if (cursor.value.outcome.source === source) await cursor.delete();
  }
  await transaction.done;
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
