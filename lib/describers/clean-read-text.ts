import { cutAtWord } from '../shared/cut-at-word';
import type { Caption } from './captioner';
import { plainLine } from './plain-line';
import { isRefusalToAnswer } from './refusal';
import { isLoopingAtEnd } from './repetition';
import { withoutSpecialTokens } from './special-tokens';
import { withoutThoughts } from './thoughts';

/** Characters: a page. */
const MAX_LENGTH = 4000;

const FOUND = '(?: (?:that|which) (?:is|can be)| (?:is|are|can be|could be|to be))?';
const WHERE = '(?: (?:in|on|within) (?:the|this) (?:image|picture|photo|photograph))?';
const SUCH = '(?:visible |readable |legible |discernible )?';
const TEXT = `${SUCH}(?:text|words)`;
/** As models say it, and no sign does: "No text messages" is one. */
const NO_TEXT = [
  `no ${SUCH}text${FOUND}(?: (?:visible|found|present|seen|read|readable|legible|shown|detected))?${WHERE}`,
  `there (?:is|are|seems to be|appears to be) no ${TEXT}${FOUND}(?: (?:visible|found|present|seen|read|readable|legible|shown))?${WHERE}`,
  `(?:the|this) (?:image|picture|photo) (?:does not|doesn['’]t) (?:contain|have|show|include) any ${TEXT}`,
].map((words) => new RegExp(`^["'“(]*${words}[.!"'”)]*$`, 'i'));

/**
 * The text that a model has read in an image, as it was read: numbers, dashes and signs are facts there. Null where it
 * has read none. `isCutOff`: there is more than was read.
 */
export function cleanReadText({ text, ending }: Pick<Caption, 'text' | 'ending'>): {
  text: string;
  isCutOff: boolean;
} | null {
  const isCutOff = ending === 'length';
  const plain = plainLine(withoutFence(withoutSpecialTokens(withoutThoughts(text)).trim()));
  if (!/[\p{L}\p{N}\p{S}]/u.test(plain) || NO_TEXT.some((words) => words.test(plain))) return null;
  if (isRefusalToAnswer(plain) || (isCutOff && isLoopingAtEnd(plain))) return null;
  if (!isCutOff && plain.length <= MAX_LENGTH) return { text: plain, isCutOff };
  // What was cut off may have ended in the middle of a word, or of a number.
  const cut = cutAtWord(isCutOff ? `${plain}…` : plain, Math.min(MAX_LENGTH, plain.length));
  return cut === '…' ? null : { text: cut, isCutOff: true };
}

/** Chat models put what is to stay as it is between marks. */
const withoutFence = (text: string) => text.replace(/^```[^\n`]*\n([\s\S]*?)(?:\n```)?$/, '$1');
