import { isAbbreviated } from './abbreviations';
import { isInQuotation } from './quotations';

/** Where the sentences of a text end, as its language divides them. */
function endsOf(text: string, language: string): number[] {
  const parts = Array.from(segmenterFor(language).segment(text), ({ index, segment }) => index + segment.length);
  let start = 0;
  return parts.filter((end) => {
    const isEnd = end === text.length || !goesOn(text.slice(start, end), text.slice(end), language);
    if (isEnd) start = end;
    return isEnd;
  });
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

/** Behind "Stop!" a small letter goes on with the sentence, and so does in Chinese and Japanese what follows a quotation. */
function goesOn(part: string, next: string, language: string): boolean {
  if (/^\p{Ll}/u.test(next) || (/[」』”》]$/.test(part) && /^\p{Lo}/u.test(next))) return true;
  return isAbbreviated(part.trim(), next, language) || isInQuotation(part, next);
}

/** The first sentence, not cut after "Dr.", "24." or inside of what it quotes. */
export function firstSentence(text: string, language: string): string {
  return text.slice(0, endsOf(text, language)[0]).trim();
}

const ENDS = /[.!?…。！？｡．।॥؟۔։።။។](["'”’“»)\]」』）】》]*)$/u;
/** "3." may have been going to be "3.5". */
const ENDS_IN_NUMBER = /\d[.．]$/;
const CLAUSE_END = /[,;:،、，；](?=\s|\p{Lo})|(?<!\d)\s[–—-]\s|\s[–—-]\s(?!\d)/gu;

/** What remains of a text that was cut off: its whole sentences, else the clauses of its first one. */
export function finishedPart(text: string, language: string): string {
  const ends = endsOf(text, language);
  const lastStart = ends.at(-2) ?? 0;
  const last = text.slice(lastStart).trim();
  if (ENDS.test(last) && !ENDS_IN_NUMBER.test(last) && !isAbbreviated(last, '', language)) return text;
  if (lastStart > 0) return text.slice(0, lastStart).trim();
  const clause = [...last.matchAll(CLAUSE_END)].at(-1);
  return clause ? last.slice(0, clause.index).trim() : '';
}
