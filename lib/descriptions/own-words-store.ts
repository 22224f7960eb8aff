import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import type { OwnWords } from '../messaging/protocol';

type Entry = Omit<OwnWords, 'image'>;
type Said = Omit<Entry, 'places'>;

/** What an image's own words are found by (SHA-256, hex). */
export interface ImageKeys {
  /** Of its pixels alone. */
  image: string;
  /** Of its pixels and what they are seen on, by which words were kept at first. */
  former: string;
}

interface Schema extends DBSchema {
  words: { key: string; value: Entry; indexes: { places: string } };
}

const MAX_TEXT = 4_000;
/** Of one image; the oldest is forgotten. */
const MAX_PLACES = 50;
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const listSchema = v.array(
  v.object({
    image: digest,
    text: v.nullable(text),
    language: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    wrong: v.array(text),
    places: v.optional(v.pipe(v.array(digest), v.maxLength(MAX_PLACES))),
  }),
);

export const NOTHING_SAID: Said = { text: null, language: null, wrong: [] };

/**
 * What the user has said of images, by fingerprint: kept over whatever describers say. Other than the cache it is never
 * trimmed, and a failure is told.
 */
export class OwnWordsStore {
  #database: Promise<IDBPDatabase<Schema>> | undefined;
  /** Every image asks it. Undefined: not known. */
  #isEmpty: Promise<boolean> | undefined;

  /** Never rejects: a broken database must not keep images from being described. */
  async find({ image, former }: ImageKeys): Promise<Said> {
    try {
      const db = await this.#open();
      const { places: _, ...said } = merged(await db.get('words', image), await db.get('words', former));
      return said;
    } catch (error) {
      console.warn('Altlight: your own descriptions could not be read.', error);
      return NOTHING_SAID;
    }
  }

  /** Never rejects. */
  isEmpty(): Promise<boolean> {
    this.#isEmpty ??= this.count().then(
      (count) => count === 0,
      () => {
        this.#isEmpty = undefined;
        return true;
      },
    );
    return this.#isEmpty;
  }

  /** Those of these places where there are words for an image. Never rejects. */
  async known(places: readonly string[]): Promise<Set<string>> {
    try {
      const { store } = (await this.#open()).transaction('words');
      const keys = await Promise.all(places.map((place) => store.index('places').getKey(place)));
      return new Set(places.filter((_, index) => keys[index] !== undefined));
    } catch (error) {
      console.warn('Altlight: your own descriptions could not be read.', error);
      return new Set();
    }
  }

  /** Null: forgets them. `place`: where they count over the page's own words from now on. */
  keep(image: ImageKeys, words: string | null, language: string, place: string | null = null): Promise<void> {
    return this.#change(image, ({ wrong, places = [] }) => {
      if (words === null) return { ...NOTHING_SAID, wrong };
      const others = places.filter((other) => other !== place);
      const all = place === null ? others : [...others, place];
      return { text: words.slice(0, MAX_TEXT), language, wrong, places: all.slice(-MAX_PLACES) };
    });
  }

  setWrong(image: ImageKeys, description: string, isWrong: boolean): Promise<void> {
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
    this.#isEmpty = undefined;
    return result.output.length;
  }

  async count(): Promise<number> {
    return (await this.#open()).count('words');
  }

  async clear(): Promise<void> {
    await (await this.#open()).clear('words');
    this.#isEmpty = undefined;
  }

  async #change({ image, former }: ImageKeys, change: (entry: Entry) => Entry): Promise<void> {
    const transaction = (await this.#open()).transaction('words', 'readwrite');
    const { store } = transaction;
    const changed = change(merged(await store.get(image), await store.get(former)));
    await store.delete(former);
    if (changed.text === null && changed.wrong.length === 0) await store.delete(image);
    else await store.put(changed, image);
    await transaction.done;
    this.#isEmpty = undefined;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>('altlight-own-words', 2, {
      upgrade(db, from, _, transaction) {
        const store = from < 1 ? db.createObjectStore('words') : transaction.objectStore('words');
        store.createIndex('places', 'places', { multiEntry: true });
      },
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

/** Of what is kept by both keys, the newer counts. */
function merged(entry: Entry | undefined, former: Entry | undefined): Entry {
  const known = entry?.text == null ? (former ?? entry) : entry;
  return { ...NOTHING_SAID, ...known, wrong: [...new Set([...(former?.wrong ?? []), ...(entry?.wrong ?? [])])] };
}
