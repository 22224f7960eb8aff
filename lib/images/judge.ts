import { accessibleName } from './accessible-name';
import { insideNamedControl } from './checks/inside-named-control';
import { DECORATIVE_CHECKS } from './decorative-checks';
import { lackOfName } from './name-lack';
import { hasOwnContent } from './own-content';
import type { DecorativeReason, Verdict } from './verdict';

/** Judges one image candidate: decorative, named by its author, or in need of a name. Reads styles and layout. */
export function judge(image: Element): Verdict {
  const reason = firstThatApplies(image);
  if (reason) return { state: 'decorative', reason };
  const name = accessibleName(image);
  const lack = lackOfName(name, image);
  if (!lack) return { state: 'named', reason: 'author-name', name };
  if (hasOwnContent(image)) return { state: 'named', reason: 'own-content', name };
  if (insideNamedControl.applies(image) === 'yes') return { state: 'decorative', reason: insideNamedControl.reason };
  return { state: 'needs-name', reason: lack };
}

/** Whether an image that has got a name from us would be better without it now. */
export function reasonToLeaveAlone(image: Element): DecorativeReason | null {
  return firstThatApplies(image) ?? (insideNamedControl.applies(image) === 'yes' ? insideNamedControl.reason : null);
}

function firstThatApplies(image: Element): DecorativeReason | null {
  return DECORATIVE_CHECKS.find(({ applies }) => applies(image) === 'yes')?.reason ?? null;
}
