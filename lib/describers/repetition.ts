/** So many times in a row is what no person says. */
const WORD_TIMES = 4;
const PHRASE_TIMES = 3;
const LONGEST_PHRASE = 12;

/** Whether a model has begun to say the same words again and again, as small ones do when they are lost. */
export function isLooping(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    if (repeats(words, length) >= (length === 1 ? WORD_TIMES : PHRASE_TIMES)) return true;
  }
  return /(.)\1{19}/u.test(text);
}

/** The longest run of one phrase of so many words: 1 when none is said twice in a row. */
function repeats(words: string[], length: number): number {
  let longest = 1;
  let run = 0;
  for (let at = length; at < words.length; at++) {
    run = words[at] === words[at - length] ? run + 1 : 0;
    longest = Math.max(longest, Math.floor(run / length) + 1);
  }
  return longest;
}
