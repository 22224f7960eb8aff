import { languageOfWords } from './language';

/** What a language is called in the language of the words, by its tag (BCP 47); one without a name by the tag itself. */
export function languageNames(): (tag: string) => string {
  const names = new Intl.DisplayNames(languageOfWords(), { type: 'language', fallback: 'code' });
  return (tag) => names.of(tag) ?? '';
}
