/** The sentences of a text, as its language divides them; without white space around them. */
function sentencesOf(text: string, language: string): string[] {
  return Array.from(segmenterFor(language).segment(text), ({ segment }) => segment.trim()).filter(Boolean);
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}

const ABBREVIATION = /(?:^|\s)(?:mr|mrs|ms|dr|st|no|vs|approx|prof|jr|sr|etc|e\.g|i\.e|\p{Lu})\.$/iu;

/** The first sentence, not cut after "Dr." or an initial. */
export function firstSentence(text: string, language: string): string {
  let sentence = '';
  for (const part of sentencesOf(text, language)) {
    sentence = sentence ? `${sentence} ${part}` : part;
    if (!ABBREVIATION.test(sentence)) break;
  }
  return sentence;
}

const ENDS = /[.!?…。！？।؟](["'”’»)\]]*)$/u;
const CLAUSE_END = /[,;:،、，](?=\s|\p{Lo})|\s[–—-]\s/gu;

/** What remains of a text that was cut off: its whole sentences, else the clauses of its first one. */
export function finishedPart(text: string, language: string): string {
  const sentences = sentencesOf(text, language);
  const last = sentences.at(-1) ?? '';
  if (ENDS.test(last)) return text;
  if (sentences.length > 1) return sentences.slice(0, -1).join(' ');
  const clause = [...last.matchAll(CLAUSE_END)].at(-1);
  return clause ? last.slice(0, clause.index).trim() : '';
}
