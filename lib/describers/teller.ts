import type { OnText } from '../shared/progress';

/** Text is told at most so often: to decode it and to send it costs more than a token of a small model. */
const TELL_EVERY_MS = 60;

/**
 * Tells of a text that grows, now and then. `textSoFar` is only asked when it is told; `part`: of the most that may
 * be said, where that is known.
 */
export function createTeller(onText: OnText | undefined, textSoFar: () => string, part?: () => number): () => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (!onText || performance.now() - toldAt < TELL_EVERY_MS) return;
    onText(textSoFar(), part && { step: 'speaking', part: part() });
    toldAt = performance.now();
  };
}
