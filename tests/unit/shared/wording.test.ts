import { describe, expect, it } from 'vitest';
import { toPlainText } from '@/lib/shared/wording';

describe('toPlainText', () => {
  it.each([
    ['search icon', 'search icon'],
    ['  two\n\tlines ', 'two lines'],
    ['evil\u202Etxt.exe', 'evil txt.exe'],
    ['zero\u200Bwidth', 'zero width'],
    ['bell\u0007', 'bell'],
  ])('%j becomes %j', (text, plain) => expect(toPlainText(text)).toBe(plain));

  it('caps the length', () => expect(toPlainText('x'.repeat(9999)).length).toBeLessThanOrEqual(500));
});
