import { i18n } from '#i18n';
import { cutAtWord } from './cut-at-word';
import type { Described } from './outcome';
import type { Hedge } from './preferences';
import { withoutControls } from './without-controls';

/** A cap for what describers say, in detail too. */
const MAX_LENGTH = 500;

/** The words that a screen reader will speak. How sure we are shows in them (design: "Abstain"). */
export function wordsFor(
  { text, certainty, confidence }: Described,
  hedge: Hedge,
  place: 'hedged' | 'hedgedInside' = 'hedged',
): string {
  const plain = toPlainText(text);
  return certainty === 'certain' ? plain : hedged(plain, hedgeFor(confidence, hedge), place);
}

/** "Appears to be" is for what was measured. Where a captioner does not tell how sure it is, no more than "perhaps" is said. */
export const hedgeFor = (confidence: number | null, hedge: Hedge): Hedge =>
  confidence === null && hedge === 'appears' ? 'perhaps' : hedge;

export const hedged = (text: string, hedge: Hedge, place: 'hedged' | 'hedgedInside' = 'hedged'): string =>
  i18n.t(`${place}.${hedge}`, [text]);

/** Describers are not trusted: no control or bidirectional characters, one line, a bounded length. */
export function toPlainText(text: string, length = MAX_LENGTH): string {
  return cutAtWord(withoutControls(text).replace(/\s+/g, ' ').trim(), length);
}
