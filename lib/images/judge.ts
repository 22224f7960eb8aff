import type { PageRules } from '../shared/preferences';
import type { DecorativeReason, Verdict } from '../shared/verdict';
import { accessibleName } from './accessible-name';
import { emptyAlt } from './checks/empty-alt';
import { insideNamedControl } from './checks/inside-named-control';
import { presentationRole } from './checks/presentation-role';
import { controlAround } from './control';
import { DECORATIVE_CHECKS } from './decorative-checks';
import { lackOfName } from './name-lack';
import { hasOwnContent } from './own-content';
import { boxOf } from './rendering';

/** What the user has described, beyond what lacks a text alternative. */
export type JudgingRules = Pick<PageRules, 'describePoorAlt' | 'describeDecorative' | 'minimumSide'>;

const USUAL: JudgingRules = { describePoorAlt: true, describeDecorative: false, minimumSide: 0 };
/** The author's word that an image is decoration; everything else that is left alone cannot be seen or heard. */
const AUTHORS_CHOICE = [emptyAlt, presentationRole];
const WITHOUT_AUTHORS_CHOICE = DECORATIVE_CHECKS.filter((check) => !AUTHORS_CHOICE.includes(check));

/** Judges one image candidate: decorative, named by its author, or in need of a name. Reads styles and layout. */
export function judge(image: Element, rules = USUAL): Verdict {
  const reason = firstThatApplies(image, rules);
  if (reason) return { state: 'decorative', reason };
  const name = accessibleName(image);
  const lack = lackOfName(name, image);
  if (!lack || (lack === 'junk-name' && !rules.describePoorAlt)) {
    return { state: 'named', reason: 'author-name', name };
  }
  if (hasOwnContent(image)) return { state: 'named', reason: 'own-content', name };
  if (insideNamedControl.applies(image) === 'yes') return { state: 'decorative', reason: insideNamedControl.reason };
  return { state: 'needs-name', reason: lack };
}

/** Whether an image that has got a name from us would be better without it now. */
export function reasonToLeaveAlone(image: Element, rules = USUAL): DecorativeReason | null {
  const reason = firstThatApplies(image, rules);
  return reason ?? (insideNamedControl.applies(image) === 'yes' ? insideNamedControl.reason : null);
}

function firstThatApplies(image: Element, rules: JudgingRules): DecorativeReason | null {
  const checks = rules.describeDecorative ? WITHOUT_AUTHORS_CHOICE : DECORATIVE_CHECKS;
  const found = checks.find(({ applies }) => applies(image) === 'yes')?.reason ?? null;
  return found ?? (isTooSmall(image, rules) ? 'too-small' : null);
}

/** What a link or a button needs for its name is never too small. */
function isTooSmall(image: Element, { minimumSide }: JudgingRules): boolean {
  if (minimumSide === 0 || image instanceof HTMLAreaElement || controlAround(image)) return false;
  const { width, height } = boxOf(image);
  return Math.min(width, height) < minimumSide;
}
