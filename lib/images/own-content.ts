import { attributeOf, closest, findWithin } from '../shared/dom';
import { hasImageRole, roleOf } from './role';

const READABLE = 'a, text, foreignObject, [tabindex], [role], [aria-label], :not(svg) > title';
const UNSEEN = 'defs, symbol, clipPath, mask, pattern, marker, [aria-hidden="true" i]';

/**
 * Whether a role-less svg has parts that a screen reader reads by themselves: texts, links, parts with a name or a role.
 * A name on the whole would need the image role, and that would silence them.
 */
export function hasOwnContent(element: Element): boolean {
  if (!(element instanceof SVGSVGElement) || hasImageRole(element) || roleOf(element) !== '') return false;
  for (const part of findWithin(element, READABLE)) if (speaks(part) && !closest(part, UNSEEN)) return true;
  return false;
}

function speaks(part: Element): boolean {
  if (part.localName === 'a') return part.hasAttribute('href') || part.hasAttribute('xlink:href');
  if (attributeOf(part, 'tabindex') ?? attributeOf(part, 'aria-label')?.trim()) return true;
  if (attributeOf(part, 'role') !== null) return !['', 'none', 'presentation'].includes(roleOf(part));
  return /[\p{L}\p{N}]/u.test(part.textContent ?? '');
}
