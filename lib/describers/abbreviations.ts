/** Before a name or a noun. English, German, French, Spanish and what else is written so. */
const WORDS =
  'mr|mrs|ms|mx|dr|dra|st|ste|mt|ft|prof|jr|sr|sra|srta|mme|mlle|hr|rev|gen|col|lt|sgt|capt|cpl|cmdr|hon|gov|sen|rep|pres|ave|blvd|rd|str|vs|approx|aprox|ca|etc|inc|ltd|corp|bros|co|dept|bzw|usw|evtl|inkl|zzgl|ggf|sog|env|av|apdo|ee|uu';
const WORD = new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORDS})\\.$`, 'iu');

/** "U.S.", "J. R. R.", "z. B.", "p.m." */
const INITIALS = /(?<![\p{L}\p{N}])(?:(?:\p{Lu}|\p{Ll})\.\s?)+$/u;

/** "No. 5"; what is answered with "No." is another matter. */
const BEFORE_NUMBER = /(?<![\p{L}\p{N}])(?:no|nos|nr|núm|num|nº|n|vol|fig|abb|pp|p|art|sec|ch|kap)\.$/iu;

/** "24. Dezember": where a full stop makes a number an ordinal one. */
const ORDINAL_LANGUAGES = /^(?:bs|cs|da|de|et|fi|fo|hr|hu|is|lb|lv|nb|nn|no|pl|sk|sl|sr|tr)\b/i;
const ORDINAL = /(?<![\p{L}\p{N}.,])\d{1,2}\.$/u;

/** "1." in front of what it numbers. */
const LIST_NUMBER = /^\d{1,3}\.$/;

/** Whether a full stop ends no sentence, as far as the words around it tell. `next`: what follows. */
export function isAbbreviated(sentence: string, next: string, language: string): boolean {
  if (WORD.test(sentence) || INITIALS.test(sentence) || LIST_NUMBER.test(sentence)) return true;
  if (ORDINAL_LANGUAGES.test(language) && ORDINAL.test(sentence)) return true;
  return BEFORE_NUMBER.test(sentence) && /^\s*\d/.test(next);
}
