/** Some languages have no blanks between words; and what is one word for so long is none. */
const LAST_WORD = /\s+\S{0,40}$/;

/** At most so many UTF-16 units, the mark of what is left out included. Nothing that is read as one character is cut in two. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, startOfCharacter(text, length - 1));
  return `${start.replace(LAST_WORD, '') || start}…`;
}

/** Of the one in the middle of which a place is: an emoji of several, a letter with its marks (UAX 29). */
function startOfCharacter(text: string, at: number): number {
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  return characters.containing(at)?.index ?? at;
}
