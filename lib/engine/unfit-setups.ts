import type { Setup } from './session';

/** The names of setups that could not be loaded or gave wrong answers on this device. */
export interface UnfitSetups {
  has(name: string): boolean;
  add(name: string): void;
}

/** Leaves out what is known to be unfit, but never the last: it is the one that runs everywhere. */
export function setupsToTry<S extends Pick<Setup<never, unknown>, 'name'>>(
  setups: readonly S[],
  isUnfit: (name: string) => boolean,
): S[] {
  return setups.filter((setup, index) => index === setups.length - 1 || !isUnfit(setup.name));
}
