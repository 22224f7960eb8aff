import { accessibleName } from './accessible-name';
import { DECORATIVE_CHECKS } from './decorative-checks';
import { isJunkName } from './junk-name';
import { isInsideNamedControl } from './named-control';
import type { Verdict } from './verdict';

/** Judges one image candidate: decorative, named by its author, or in need of a name. Reads styles and layout. */
export function judge(image: Element): Verdict {
  const decorative = DECORATIVE_CHECKS.find(({ applies }) => applies(image));
  if (decorative) return { state: 'decorative', reason: decorative.reason };
  const name = accessibleName(image);
  const lack = whatNameLacks(name, image);
  if (!lack) return { state: 'named', reason: 'author-name', name };
  if (isInsideNamedControl(image)) return { state: 'decorative', reason: 'inside-named-control' };
  return { state: 'needs-name', reason: lack };
}

function whatNameLacks(name: string, image: Element): 'no-name' | 'blank-name' | 'junk-name' | null {
  if (name === '') return image.getAttribute('alt') ? 'blank-name' : 'no-name';
  // A plus sign says something, three dots do not.
  if (!/[\p{L}\p{N}\p{S}]/u.test(name)) return 'blank-name';
  const source = image instanceof HTMLImageElement ? image.currentSrc || image.src : (image.getAttribute('src') ?? '');
  return isJunkName(name, source) ? 'junk-name' : null;
}
