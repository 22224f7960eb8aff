import type { Outcome } from '../../lib/shared/outcome';
import { wordsFor } from '../../lib/shared/wording';
import { wordsForReason } from './reason-words';

/** What is said of an image, or why nothing is. */
export const outcomeInWords = (outcome: Outcome): string =>
  outcome.state === 'described' ? wordsFor(outcome, 'appears') : wordsForReason(outcome.reason);
