/** All in milliseconds. */
export interface BuiltInLimits {
  /** Until a session is open: the browser may have to load its model first. */
  opening: number;
  /** Until the first word. */
  firstWord: number;
  /** Between two words. */
  silence: number;
  /** A model that has not been asked for so long is given back. */
  idle: number;
}

export const BUILT_IN_LIMITS: BuiltInLimits = { opening: 120_000, firstWord: 120_000, silence: 30_000, idle: 300_000 };
