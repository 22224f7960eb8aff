import { forgetKeys } from './forget-keys';
import { keep } from './keep';
import type { UnfitSetups } from './unfit-setups';

/** A driver may have been mended meanwhile. */
const UNFIT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
/** In a row: each is of another session of the browser, as what has failed in one is not tried again there. */
const MOST_FAILURES = 3;

/** Keeps them in a Storage such as localStorage. What was unfit is tried again after a month, or an update of the browser. */
export function createUnfitSetups(storage: Storage, browserVersion: string): Omit<Required<UnfitSetups>, 'hasCrashed'> {
  const unfitKey = (name: string) => `unfit ${browserVersion} ${name}`;
  const failedKey = (name: string) => `failed ${browserVersion} ${name}`;
  const isOfOtherBrowser = (key: string) =>
    /^(unfit|failed) /.test(key) && !key.startsWith(unfitKey('')) && !key.startsWith(failedKey(''));
  const add = (name: string) => {
    forgetKeys(storage, isOfOtherBrowser);
    keep(storage, unfitKey(name), String(Date.now()));
  };
  return {
    // What is no number is from an earlier version, and is tried again.
    has: (name) => Date.now() - Number(storage.getItem(unfitKey(name)) ?? Number.NaN) < UNFIT_DAYS * DAY_MS,
    add,
    failed(name) {
      const failures = Number(storage.getItem(failedKey(name))) + 1;
      if (failures < MOST_FAILURES) keep(storage, failedKey(name), String(failures));
      else add(name);
    },
    worked: (name) => storage.removeItem(failedKey(name)),
  };
}
