/** What opens and what closes; in German the mark that closes is the one that opens in English. */
const PAIRS: [RegExp, RegExp][] = [
  [/„/g, /[“”]/g],
  [/«/g, /»/g],
  [/「/g, /」/g],
  [/『/g, /』/g],
  [/（/g, /）/g],
  [/\(/g, /\)/g],
  [/\[/g, /\]/g],
];

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;

/** Whether a sentence ends inside of what it quotes, or adds, and that comes to its end afterwards. */
export function isInQuotation(sentence: string, next: string): boolean {
  if (isOpenStraight(sentence)) return next.includes('"');
  if (!sentence.includes('„') && count(sentence, /“/g) > count(sentence, /”/g)) return next.includes('”');
  return PAIRS.some(([open, close]) => {
    return count(sentence, open) > count(sentence, close) && next.search(close) !== -1;
  });
}

/** A mark behind a number, where nothing is quoted, tells inches. */
function isOpenStraight(text: string): boolean {
  let isOpen = false;
  for (const { index } of text.matchAll(/"/g)) {
    if (isOpen || !/\d/.test(text.charAt(index - 1))) isOpen = !isOpen;
  }
  return isOpen;
}
