import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import type { OwnWords } from '../messaging/protocol';

type Entry = Omit<OwnWords, 'image'>;

interface Schema extends DBSchema {
  words: { key: string; value: Entry };
}

const MAX_TEXT = 4_000;
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const listSchema = v.array(
  v.object({
    image: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    text: v.nullable(text),
    language: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    wrong: v.array(text),
  }),
);

const NOTHING: Entry = { text: null, language: null, wrong: [] };

/**
 * What the user has said of images, by fingerprint: kept over whatever describers say. Other than the cache it is never
 * trimmed, and a failure is told.
 */
export class OwnWordsStore {
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  /** Never rejects: a broken database must not keep images from being described. */
  async find(image: string): Promise<Entry> {
    try {
      return (await (await this.#open()).get('words', image)) ?? NOTHING;
    } catch (error) {
      console.warn('Altlight: your own descriptions could not be read.', error);
      return NOTHING;
    }
  }

  /** Null: forgets them. */
  keep(image: string, words: string | null, language: string): Promise<void> {
    return this.#change(image, (entry) => ({
      ...entry,
      text: words?.slice(0, MAX_TEXT) ?? null,
      language: words && language,
    }));
  }

  setWrong(image: string, description: string, isWrong: boolean): Promise<void> {
    return this.#change(image, (entry) => {
      const others = entry.wrong.filter((wrong) => wrong !== description);
      return { ...entry, wrong: isWrong ? [...others, description] : others };
    });
  }

  async all(): Promise<OwnWords[]> {
    const db = await this.#open();
    const [images, entries] = await Promise.all([db.getAllKeys('words'), db.getAll('words')]);
    return entries.map((entry, index) => ({ image: images[index] ?? '', ...entry }));
  }

  /** Adds to what is there, and replaces what is there of the same image. Null: it is no such list. */
  async take(list: unknown): Promise<number | null> {
    const result = v.safeParse(listSchema, list);
    if (!result.success) return null;
    const transaction = (await this.#open()).transaction('words', 'readwrite');
    for (const { image, ...entry } of result.output) await transaction.store.put(entry, image);
    await transaction.done;
    return result.output.length;
  }

  async count(): Promise<number> {
    return (await this.#open()).count('words');
  }

  async clear(): Promise<void> {
    await (await this.#open()).clear('words');
  }

  async #change(image: string, change: (entry: Entry) => Entry): Promise<void> {
    const transaction = (await this.#open()).transaction('words', 'readwrite');
    const changed = change((await transaction.store.get(image)) ?? NOTHING);
    if (changed.text === null && changed.wrong.length === 0) await transaction.store.delete(image);
    else await transaction.store.put(changed, image);
    await transaction.done;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>('altlight-own-words', 1, {
      upgrade: (db) => void db.createObjectStore('words'),
      terminated: () => {
        this.#database = undefined;
      },
    }).catch((error) => {
      this.#database = undefined;
      throw error;
    });
    return this.#database;
  }
}
