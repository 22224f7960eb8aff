/** All in milliseconds. */
export interface EndpointLimits {
  /** Until the first word: a server may have to load its model first. */
  firstWord: number;
  /** Between two words. */
  silence: number;
  /** Before the second attempt; each further one waits twice as long. */
  pause: number;
}

export const ENDPOINT_LIMITS: EndpointLimits = { firstWord: 120_000, silence: 30_000, pause: 1_000 };
