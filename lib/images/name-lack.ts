import { attributeOf } from '../shared/dom';
import type { Verdict } from '../shared/verdict';
import { isJunkName } from './junk-name';

export type NameLack = Extract<Verdict, { state: 'needs-name' }>['reason'];

/** Letters, numbers, emoji, and symbols that say something: a plus sign does; dots, a "|" and a "~" only decorate. */
const SAYS_SOMETHING = /(?![|~^`])[\p{L}\p{N}\p{S}]|\p{Emoji}\uFE0F/u;

/** What keeps an image's accessible name from being one; null when nothing does. */
export function lackOfName(name: string, image: Element): NameLack | null {
  if (name === '') return attributeOf(image, 'alt') ? 'blank-name' : 'no-name';
  if (!SAYS_SOMETHING.test(name)) return 'blank-name';
  const source = image instanceof HTMLImageElement ? image.currentSrc || image.src : attributeOf(image, 'src');
  return isJunkName(name, source ?? '') ? 'junk-name' : null;
}
