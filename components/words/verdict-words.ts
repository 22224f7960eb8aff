import { i18n } from '#i18n';
import type { Verdict } from '../../lib/shared/verdict';

type LeftAlone = Exclude<Verdict, { state: 'needs-name' }>['reason'];

const KEYS = {
  'empty-alt': 'leftAlone.emptyAlt',
  'presentation-role': 'leftAlone.presentationRole',
  'aria-hidden': 'leftAlone.ariaHidden',
  inert: 'leftAlone.inert',
  'not-rendered': 'leftAlone.notRendered',
  spacer: 'leftAlone.spacer',
  'inside-named-control': 'leftAlone.insideNamedControl',
  'inside-image': 'leftAlone.insideImage',
  'too-small': 'leftAlone.tooSmall',
  'own-content': 'leftAlone.ownContent',
} as const satisfies Record<Exclude<LeftAlone, 'author-name'>, string>;

/** Why an image gets no name; null where it needs one, or has one. */
export function wordsForVerdict(verdict: Verdict): string | null {
  if (verdict.state === 'needs-name' || verdict.reason === 'author-name') return null;
  return i18n.t(KEYS[verdict.reason]);
}
