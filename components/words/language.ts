import { i18n } from '#i18n';

/** BCP 47: of the sentences that are shown. The browser's own language may be one that Altlight does not speak. */
export const languageOfWords = (): string => i18n.t('language');

/** Whether it is that of the sentences, whatever the region. */
export const isInOwnLanguage = (language: string): boolean => primary(language) === primary(languageOfWords());

const primary = (language: string) => language.toLowerCase().split(/[-_]/)[0];

export const directionOfWords = (): 'ltr' | 'rtl' => (languageOfWords() === 'ar' ? 'rtl' : 'ltr');

/** Tells a page of the extension what its words are in. */
export function setDocumentLanguage(): void {
  Object.assign(document.documentElement, { lang: languageOfWords(), dir: directionOfWords() });
}
