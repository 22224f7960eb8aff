import { i18n } from '#i18n';

/** Sentences one after the other: not every language puts a space between them. What is empty is left out. */
export const paragraph = (...sentences: readonly (string | false | null | undefined)[]): string =>
  sentences.reduce<string>((first, second) => {
    if (!first || !second) return first || second || '';
    return i18n.t('join.sentences', { first, second });
  }, '');
