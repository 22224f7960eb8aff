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

/** In the text of an image so much of the end is the same again and again: signs and tables do repeat themselves. */
const SHORTEST_TAIL = 40;
const TAIL_TIMES = 6;
const SHORTEST_RUN = 80;

/** The same of text that was read from an image, and cut off: a model that is lost goes on until it is. */
export function isLoopingAtEnd(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isUnspaced = (text.match(UNSPACED)?.length ?? 0) > text.length / 2;
  const units = isUnspaced ? (text.match(UNSPACED) ?? []) : words;
  for (let length = 1; length <= LONGEST_RUN; length++) {
    const same = repeatedTail(units, length) + length;
    if (same >= SHORTEST_TAIL && same >= TAIL_TIMES * length) return true;
  }
  return new RegExp(`(.)\\1{${SHORTEST_RUN - 1}}$`, 'u').test(text);
}

/** How many words at the end are those of so many words before. */
function repeatedTail(words: string[], length: number): number {
  let same = 0;
  while (same < words.length - length && words.at(-1 - same) === words.at(-1 - same - length)) same++;
  return same;
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
