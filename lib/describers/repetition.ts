/** So many times in a row is what no person says. */
const WORD_TIMES = 4;
const PHRASE_TIMES = 3;
const LONGEST_PHRASE = 12;

/** Scripts that have no blanks between words: each character counts. */
const UNSPACED =
  /(?=[\p{L}\p{M}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/gu;
const LONGEST_RUN = 40;
/** Characters: people do write "哈哈哈哈" and "ドキドキドキ". */
const SHORTEST_LOOP = 12;

/** Whether a model has begun to say the same words again and again, as small ones do when they are lost. */
export function isLooping(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let length = 1; length <= LONGEST_PHRASE; length++) {
    if (repeats(words, length) >= (length === 1 ? WORD_TIMES : PHRASE_TIMES)) return true;
  }
  return /(.)\1{19}/u.test(text) || loopsWithoutBlanks(text);
}

function loopsWithoutBlanks(text: string): boolean {
  const characters = text.match(UNSPACED) ?? [];
  for (let length = 1; length <= LONGEST_RUN; length++) {
    if (repeats(characters, length) >= Math.max(PHRASE_TIMES, Math.ceil(SHORTEST_LOOP / length))) return true;
  }
  return false;
}

/** The longest run of one phrase of so many words (or characters): 1 when none is said twice in a row. */
function repeats(words: string[], length: number): number {
  let longest = 1;
  let run = 0;
  for (let at = length; at < words.length; at++) {
    run = words[at] === words[at - length] ? run + 1 : 0;
    longest = Math.max(longest, Math.floor(run / length) + 1);
  }
  return longest;
}
