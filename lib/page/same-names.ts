import type { PageRules } from '../shared/preferences';

/** Whether images get the same names by both: whether an answer makes a sound changes none. */
export function giveSameNames(one: PageRules, other: PageRules | undefined): boolean {
  return other !== undefined && JSON.stringify({ ...one, sound: null }) === JSON.stringify({ ...other, sound: null });
}
