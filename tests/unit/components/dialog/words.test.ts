import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerIn, originOf } from '@/components/dialog/words';
import type { ImageDesk } from '@/lib/messaging/image-desk';
import { type Described, inUsersWords } from '@/lib/shared/outcome';

beforeEach(() => void Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key, getUILanguage: () => 'en' }));

const desk = { hedge: 'appears' } as ImageDesk;
const captioned = (confidence: number | null): Described => ({
  state: 'described',
  reason: 'captioned',
  text: 'A cat. It is grey.',
  language: 'en',
  kind: null,
  confidence,
  certainty: 'likely',
  source: 'own-server',
});

it('tells that there is more text than was read', () => {
  const getMessage = vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(String);
  expect(answerIn(captioned(0.9), 'text', desk)).toBe('dialog_textFound');
  expect(answerIn({ ...captioned(0.9), isCutOff: true }, 'text', desk)).toBe('join_sentences');
  expect(getMessage).toHaveBeenCalledWith('dialog_textGoesOn');
});

describe('how sure a description is', () => {
  it.each([
    ['told where it was measured', captioned(0.7), 'dialog_confidence'],
    ['said to be unknown where it was not', captioned(null), 'dialog_confidenceUnknown'],
    ["no matter of a person's own words", inUsersWords('A cat', 'en'), undefined],
  ])('is %s', (_, outcome, expected) => {
    expect(originOf(outcome, []).find((line) => line.startsWith('dialog_confidence'))).toBe(expected);
  });

  it('shows in how a description in detail begins, too', () => {
    expect(answerIn(captioned(0.7), 'detailed', desk)).toBe('hedged_appears');
    expect(answerIn(captioned(null), 'detailed', desk)).toBe('hedged_perhaps');
  });
});
