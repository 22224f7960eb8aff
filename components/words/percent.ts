import { languageOfWords } from './language';

/** A part, 0..1, in whole percent as the language of the words writes it: "83%" in English, "83 %" in German. */
export const percent = (part: number): string =>
  new Intl.NumberFormat(languageOfWords(), { style: 'percent' }).format(part);
