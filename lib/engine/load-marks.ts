import { keep } from './keep';

/**
 * A crash of the process that a model is loaded in ends the whole extension, and nothing is left to tell of it but a mark that
 * was set before. Names are setups'.
 */
export interface LoadMarks {
  /** Before a setup is loaded. */
  begun(name: string): void;
  /** It runs, or has failed in a way that could be told. */
  ended(name: string): void;
  /** The document is closed in an orderly way. */
  allEnded(): void;
  /** In the document that loads models, before it does: what is marked there has ended the one before. */
  countCrashes(): void;
  /** So often that it is not loaded any more. */
  hasCrashed(name: string): boolean;
  /** In any way to run it. `model` is its id. */
  hasModelCrashed(model: string): boolean;
  /** It may be tried again. */
  forgetModel(model: string): void;
}

/** In a row. A browser that the user closes in the middle of loading leaves the same mark. */
const MOST_CRASHES = 2;

const LOADING = 'loading ';
const CRASHED = 'crashed ';

/** Keeps them in a Storage such as localStorage, until the browser is updated. */
export function createLoadMarks(storage: Storage, browserVersion: string): LoadMarks {
  const loadingKey = (name: string) => `${LOADING}${browserVersion} ${name}`;
  const crashedKey = (name: string) => `${CRASHED}${browserVersion} ${name}`;
  const keysFrom = (start: string) => Object.keys(storage).filter((key) => key.startsWith(start));
  const crashes = (name: string) => Number(storage.getItem(crashedKey(name)));
  const forget = (keys: string[]) => {
    for (const key of keys) storage.removeItem(key);
  };
  const hasCrashed = (name: string) => crashes(name) >= MOST_CRASHES;
  /** The name of a setup begins with the model's id, which has no blanks. */
  const crashedSetupsOf = (model: string) => keysFrom(crashedKey(`${model} `));
  return {
    begun: (name) => keep(storage, loadingKey(name), ''),
    ended: (name) => forget([loadingKey(name), crashedKey(name)]),
    allEnded: () => forget(keysFrom(LOADING)),
    countCrashes() {
      forget(keysFrom(CRASHED).filter((key) => !key.startsWith(crashedKey(''))));
      for (const key of keysFrom(loadingKey(''))) {
        const name = key.slice(loadingKey('').length);
        keep(storage, crashedKey(name), String(crashes(name) + 1));
      }
      forget(keysFrom(LOADING));
    },
    hasCrashed,
    hasModelCrashed: (model) => crashedSetupsOf(model).some((key) => hasCrashed(key.slice(crashedKey('').length))),
    forgetModel: (model) => forget(crashedSetupsOf(model)),
  };
}

/** Loads something with a mark on it. */
export async function marked<T>(marks: LoadMarks, name: string, load: () => Promise<T>): Promise<T> {
  marks.begun(name);
  try {
    return await load();
  } finally {
    marks.ended(name);
  }
}
