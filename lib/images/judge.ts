import { accessibleName } from './accessible-name';
import { DECORATIVE_CHECKS } from './decorative-checks';
import { lackOfName } from './name-lack';
import { isInsideNamedControl } from './named-control';
import type { Verdict } from './verdict';

/** Judges one image candidate: decorative, named by its author, or in need of a name. Reads styles and layout. */
export function judge(image: Element): Verdict {
  const decorative = DECORATIVE_CHECKS.find(({ applies }) => applies(image));
  if (decorative) return { state: 'decorative', reason: decorative.reason };
  const name = accessibleName(image);
  const lack = lackOfName(name, image);
  if (!lack) return { state: 'named', reason: 'author-name', name };
  if (isInsideNamedControl(image)) return { state: 'decorative', reason: 'inside-named-control' };
  return { state: 'needs-name', reason: lack };
}
