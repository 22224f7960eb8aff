import type { Setup } from './session';

/** The names of setups that do not run, or gave wrong answers, on this device. */
export interface UnfitSetups {
  has(name: string): boolean;
  add(name: string): void;
  /** It could not be loaded, which may pass: unfit is what fails so several times in a row. */
  failed?(name: string): void;
  worked?(name: string): void;
  /** Loading it has ended the browser, or the extension's process. */
  hasCrashed?(name: string): boolean;
}

/** Why a setup does not run, where the error itself tells whether it ever will. */
export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    message: string,
    readonly isForGood: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Leaves out what is known to be unfit, but never the last: it is the one that runs everywhere. What crashes is left out in any
 * case.
 */
export function setupsToTry<S extends Pick<Setup<never, unknown>, 'name'>>(
  setups: readonly S[],
  isUnfit: (name: string) => boolean,
  hasCrashed: (name: string) => boolean = () => false,
): S[] {
  return setups.filter(({ name }, index) => !hasCrashed(name) && (index === setups.length - 1 || !isUnfit(name)));
}
