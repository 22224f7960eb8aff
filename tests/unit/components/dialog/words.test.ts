import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerIn } from '@/components/dialog/words';
import type { ImageDesk } from '@/lib/messaging/image-desk';
import type { Described } from '@/lib/shared/outcome';

const READ: Described = {
  ...{ state: 'described', reason: 'captioned', text: 'OPEN…', language: null, kind: null },
  ...{ confidence: 0.9, certainty: 'likely', source: 'm' },
};

it('tells that there is more text than was read', () => {
  const getMessage = vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(String);
  const desk = { hedge: 'appears' } as ImageDesk;
  expect(answerIn(READ, 'text', desk)).toBe('dialog_textFound');
  expect(answerIn({ ...READ, isCutOff: true }, 'text', desk)).toBe('join_sentences');
  expect(getMessage).toHaveBeenCalledWith('dialog_textGoesOn');
});
