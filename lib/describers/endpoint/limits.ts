/** All in milliseconds. */
export interface EndpointLimits {
  /** Until the first word: a server may have to load its model first. */
  firstWord: number;
  /** Between two words. What is no word, as thoughts and signs of life, does not count. */
  silence: number;
  /** Until the last word. */
  whole: number;
  /** Before the second attempt; each further one waits twice as long. */
  pause: number;
}

export const ENDPOINT_LIMITS: EndpointLimits = { firstWord: 120_000, silence: 30_000, whole: 600_000, pause: 1_000 };
