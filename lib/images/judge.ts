import { accessibleName } from './accessible-name';
import { DECORATIVE_CHECKS } from './decorative-checks';
import { isJunkName } from './junk-name';
import type { Verdict } from './verdict';

/** Judges one image candidate: decorative, named by its author, or in need of a name. Reads styles and layout. */
export function judge(image: Element): Verdict {
  const decorative = DECORATIVE_CHECKS.find(({ applies }) => applies(image));
  if (decorative) return { state: 'decorative', reason: decorative.reason };
  const name = accessibleName(image);
  if (name === '') return { state: 'needs-name', reason: image.getAttribute('alt') ? 'blank-name' : 'no-name' };
  if (!/[\p{L}\p{N}\p{S}]/u.test(name)) return { state: 'needs-name', reason: 'blank-name' };
  const source = image instanceof HTMLImageElement ? image.currentSrc || image.src : (image.getAttribute('src') ?? '');
  if (isJunkName(name, source)) return { state: 'needs-name', reason: 'junk-name' };
  return { state: 'named', reason: 'author-name', name };
}
