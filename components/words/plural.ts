import type { GeneratedI18nStructure } from '#i18n';
import { i18n } from '#i18n';
import { languageOfWords } from './language';

/** Those that have a sentence of their own for each plural of their language. */
type Plural = keyof GeneratedI18nStructure extends infer Key
  ? Key extends `${infer Name}.other`
    ? Name
    : never
  : never;

/** A sentence about a number of things, by the plural rules of its language (Intl), with the number as $1. */
export function plural(name: Plural, count: number): string {
  const language = languageOfWords();
  const category = new Intl.PluralRules(language).select(count);
  const shown = new Intl.NumberFormat(language).format(count);
  // English has fewer plurals than others, and only its keys are known here; a test compares all of them.
  const key = `${name}.${category}` as `${Plural}.other`;
  return i18n.t(key, [shown]);
}
