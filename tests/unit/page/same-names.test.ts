import { expect, it } from 'vitest';
import { giveSameNames } from '@/lib/page/same-names';
import { pageRulesOf } from '@/lib/settings/preferences';
import { DEFAULTS } from '@/lib/settings/schema';

const rules = pageRulesOf(DEFAULTS);
/** Another value of each rule. */
const others = {
  hedge: 'after',
  language: 'fr',
  describePoorAlt: false,
  describeDecorative: true,
  minimumSide: 24,
  keepFromPages: true,
  sound: true,
} as const;

it('a sound changes no name, and every other rule may', () => {
  expect(Object.keys(others)).toEqual(Object.keys(rules));
  const alike = Object.entries(others).filter(([name, value]) => giveSameNames({ ...rules, [name]: value }, rules));
  expect(alike.map(([name]) => name)).toEqual(['sound']);
  expect(giveSameNames(rules, { ...rules })).toBe(true);
  expect(giveSameNames(rules, undefined)).toBe(false);
});
