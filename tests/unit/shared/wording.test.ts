import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Described } from '@/lib/shared/outcome';
import type { Hedge } from '@/lib/shared/preferences';
import { toPlainText, wordsFor } from '@/lib/shared/wording';

beforeEach(() => void Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key }));

describe('wordsFor', () => {
  const words = (changes: Partial<Described>, hedge: Hedge) =>
    wordsFor({ text: 'a cat', ...changes } as Described, hedge);

  it.each<[string, Partial<Described>, Hedge, string]>([
    ['certain', { certainty: 'certain', confidence: 0.99 }, 'appears', 'a cat'],
    ["a person's own words", { certainty: 'certain', confidence: null }, 'appears', 'a cat'],
    ['likely', { certainty: 'likely', confidence: 0.7 }, 'appears', 'hedged_appears'],
    ['likely, in the words of the user', { certainty: 'likely', confidence: 0.7 }, 'after', 'hedged_after'],
    ['not measured', { certainty: 'likely', confidence: null }, 'appears', 'hedged_perhaps'],
    ['not measured, in the words of the user', { certainty: 'likely', confidence: null }, 'after', 'hedged_after'],
  ])('what is %s', (_, described, hedge, expected) => expect(words(described, hedge)).toBe(expected));
});

describe('toPlainText', () => {
  it.each([
    ['search icon', 'search icon'],
    ['  two\n\tlines ', 'two lines'],
    ['evil\u202Etxt.exe', 'evil txt.exe'],
    ['zero\u200Bwidth', 'zero width'],
    ['bell\u0007', 'bell'],
    ['a family \u{1F468}\u200D\u{1F469}\u200D\u{1F467}', 'a family \u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
    ['\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645', '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645'],
    ['\u200Dstray\u200C \u200D', 'stray'],
    ['\u200D', ''],
  ])('%j becomes %j', (text, plain) => expect(toPlainText(text)).toBe(plain));

  it('caps the length', () => expect(toPlainText('x'.repeat(9999)).length).toBeLessThanOrEqual(500));

  it.each([
    ['an emoji', '\u{1F6B2}'],
    ['an emoji of several', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
    ['a flag', '\u{1F1EF}\u{1F1F5}'],
    ['a letter and its mark', 'e\u0301'],
  ])('never cuts %s in two', (_, character) => {
    for (let length = 40; length < 60; length++) {
      const text = toPlainText(`${'x'.repeat(45)}${character.repeat(20)}`, length);
      expect(text.length).toBeLessThanOrEqual(length);
      expect(text.replaceAll(character, '')).toMatch(/^x+…$/);
    }
  });

  it('is cut between words, where there are any', () => {
    expect(toPlainText('one two three', 11)).toBe('one two…');
    expect(toPlainText(`一 ${'二'.repeat(100)}`, 60)).toBe(`一 ${'二'.repeat(57)}…`);
  });
});
