import type { Caption } from '../../describers/captioner';
import { cleanCaption, cleanContinuation } from '../../describers/clean-caption';
import { cleanReadText } from '../../describers/clean-read-text';
import { declined, type Outcome } from '../../shared/outcome';
import type { CaptionTask } from '../../shared/wish';

/**
 * Below it nothing is claimed. The geometric mean of the tokens' probabilities; greedy captions of photographs that the
 * models were trained for have 0.5 and more, guesses a tenth. It is not calibrated: docs/quality.md.
 */
export const ABSTAIN_BELOW = 0.3;

/** What is said of an image when a captioner has answered; never "certain". `support` is a second opinion's. */
export function captionOutcome(
  caption: Caption & { support?: number | null },
  task: CaptionTask,
  source: string,
  prefix?: string,
): Outcome {
  const told = confidenceOf(caption.logProbabilities);
  const support = isComparable(task) ? (caption.support ?? null) : null;
  const confidence = doubted(told, support);
  const said = wordsOf(caption, task, prefix);
  if (!said) return declined('nothing-to-say', { confidence, source });
  if (told !== null && told < ABSTAIN_BELOW) return declined('low-confidence', { confidence, source });
  if (support !== null && support < 0) return declined('not-supported', { confidence, source });
  const { text, isCutOff } = said;
  const short = task === 'detailed' ? cleanCaption(caption, 'brief') : null;
  return {
    state: 'described',
    reason: 'captioned',
    text,
    ...(short && short !== text && { short }),
    ...(isCutOff && { isCutOff: true as const }),
    // What stands in an image is in its own language, whatever was wished for.
    language: task === 'text' ? null : caption.language,
    kind: null,
    confidence,
    certainty: 'likely',
    source,
  };
}

/** Null where nothing of it can be said. */
function wordsOf(caption: Caption, task: CaptionTask, prefix?: string): { text: string; isCutOff: boolean } | null {
  if (task === 'text') return cleanReadText(caption);
  const text = prefix === undefined ? cleanCaption(caption, task) : cleanContinuation(caption, prefix);
  return text ? { text, isCutOff: false } : null;
}

/** Only whole descriptions can be compared with a picture: the text in it, or an answer, is none. */
export const isComparable = (task: CaptionTask): boolean => task === 'brief' || task === 'detailed';

/**
 * A second opinion sets a limit to what may be claimed, from the least that is said (support 0) to no limit (1). It never
 * makes a claim surer: a model that knows the words of a picture does not know that nothing else in them is wrong. So what
 * nobody has measured (null) stays unmeasured where it has no doubts.
 */
function doubted(told: number | null, support: number | null): number | null {
  if (support === null || support >= 1) return told;
  return Math.min(told ?? 1, Math.max(0, ABSTAIN_BELOW + (1 - ABSTAIN_BELOW) * support));
}

/** The geometric mean of the tokens' probabilities, 0..1: a long caption is not less likely than a short one. */
export function confidenceOf(logProbabilities: readonly number[] | null): number | null {
  if (!logProbabilities || logProbabilities.length === 0) return null;
  return Math.exp(logProbabilities.reduce((sum, value) => sum + value, 0) / logProbabilities.length);
}
