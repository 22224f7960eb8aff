import type { Outcome } from '../../lib/shared/outcome';
import type { Hedge } from '../../lib/shared/preferences';
import { wordsFor } from '../../lib/shared/wording';
import { wordsForReason } from './reason-words';

/** What is said of an image, or why nothing is. */
export const outcomeInWords = (outcome: Outcome, hedge: Hedge): string =>
  outcome.state === 'described' ? wordsFor(outcome, hedge) : wordsForReason(outcome.reason);
