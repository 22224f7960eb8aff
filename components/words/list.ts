import { languageOfWords } from './language';

/** "one, two, and three", as the language of the words puts it. */
export const listOf = (items: readonly string[]): string =>
  new Intl.ListFormat(languageOfWords(), { type: 'conjunction' }).format(items);
