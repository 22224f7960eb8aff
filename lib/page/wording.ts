import { i18n } from '#i18n';
import type { Described } from '../shared/outcome';

/** Longer than any name of the bundled model; a cap for what later describers say. */
const MAX_LENGTH = 250;

/** The words that a screen reader will speak. How sure we are shows in them (design: "Abstain"). */
export function wordsFor({ text, certainty }: Described, place: 'alone' | 'inside' = 'alone'): string {
  const plain = toPlainText(text);
  if (certainty === 'certain') return plain;
  return i18n.t(place === 'alone' ? 'hedged' : 'hedgedInside', [plain]);
}

/** Describers are not trusted: no control or bidirectional characters, one line, a bounded length. */
export function toPlainText(text: string, length = MAX_LENGTH): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, length);
}
