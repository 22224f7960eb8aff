import { withoutSpecialTokens } from './special-tokens';

/** "<b>…</b>" and "<answer>…</answer>"; "<admin@example.org>" is none. */
const PAIRED_TAGS = /<([a-z][\w-]{0,30})(?:\s[^<>\n]{0,80})?>([\s\S]{0,2000}?)<\/\1>/gi;
const MOST_NESTED = 4;

/** "- 20 °C" begins with a minus, and "# 5" is a number. */
const DASH = /^\s*[-–*•]\s+(?!\d)/;
const HEADING = /^\s*#{1,6}\s+(?=\p{L})/gmu;

/** Around words, never one sign alone: "5 *3 = 15". A name such as "__init__" keeps its own. */
const EMPHASIS = [
  /(?<![\p{N}*])\*\*(?=\S)([^*\n]{1,300})(?<=\S)\*\*(?![\p{N}*])/gu,
  /(?<![\p{L}\p{N}_])__(?![a-z\d]+__)(?=\S)([^_\n]{1,300})(?<=\S)__(?![\p{L}\p{N}_])/gu,
  /(?<![\p{L}\p{N}*])\*(?=[\p{L}"“«])([^*\n]{1,300})(?<=\S)\*(?![\p{L}\p{N}*])/gu,
  /(?<![\p{L}\p{N}_])_(?=[\p{L}"“«])([^_\n]{1,300})(?<=\S)_(?![\p{L}\p{N}_])/gu,
];

/** What a model has said of an image, without the marks by which chat models lay their words out. */
export function withoutMarkup(text: string): string {
  let words = withoutSpecialTokens(text).replace(/<br\s*\/?>/gi, ' ');
  for (let depth = 0; depth < MOST_NESTED; depth++) words = words.replace(PAIRED_TAGS, ' $2 ');
  words = withoutDashes(words.replace(/^\s*```\w*\s*$/gm, '').replaceAll('```', '')).replace(HEADING, '');
  return EMPHASIS.reduce((plain, marks) => plain.replace(marks, '$1'), words);
}

/** A list has several lines. */
function withoutDashes(text: string): string {
  const lines = text.split('\n');
  if (lines.filter((line) => DASH.test(line)).length < 2) return text;
  return lines.map((line) => line.replace(DASH, '')).join('\n');
}

const NUMBER = /^\s*(\d{1,2})[.)]\s+/;

/** A name takes one of a list, without its number; in more words the numbers tell an order. "12. März" is no list. */
export function withoutListNumbers(text: string): string {
  const lines = text.split('\n');
  const numbers = lines.flatMap((line) => NUMBER.exec(line)?.[1] ?? []).map(Number);
  const isList = numbers.length > 1 && numbers.every((number, at) => number === at + 1);
  return isList ? lines.map((line) => line.replace(NUMBER, '')).join('\n') : text;
}
