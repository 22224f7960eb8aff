import { cutAtWord } from '../shared/cut-at-word';
import type { CaptionTask } from '../shared/wish';
import type { Caption } from './captioner';
import { withoutListNumbers, withoutMarkup } from './markup';
import { withoutOpener } from './opener';
import { plainLine } from './plain-line';
import { isRefusal, isRefusalToAnswer } from './refusal';
import { isLooping } from './repetition';
import { finishedPart, firstSentence } from './sentences';
import { withoutThoughts } from './thoughts';

/** Text that was read from the image is no caption: see clean-read-text.ts. */
type SpokenTask = Exclude<CaptionTask, 'text'>;

/** Characters at most: a name, a description, an answer. */
const MAX_LENGTH: Record<SpokenTask, number> = { brief: 250, detailed: 2000, question: 2000 };

/** What a model said of an image, fit to be spoken: plain, whole and bounded. Null when nothing of it is. */
export function cleanCaption({ text, ending, language }: Caption, task: SpokenTask): string | null {
  const bare = withoutMarkup(withoutThoughts(text));
  const plain = unquoted(plainLine(task === 'brief' ? withoutListNumbers(bare) : bare));
  const isRefused = task === 'question' ? isRefusalToAnswer(plain) : isRefusal(plain);
  if (plain === '' || isRefused || isLooping(plain)) return null;
  const whole = ending === 'length' ? finishedPart(plain, language) : plain;
  const said = withoutOpener(task === 'brief' ? firstSentence(whole, language) : whole, task === 'question');
  return hasWords(said) ? cutAtEnd(said, MAX_LENGTH[task], language) : null;
}

/**
 * The same of a sentence that the reader has begun, with its beginning. What they have asked for stays as it is, and is
 * not an answer by itself.
 */
export function cleanContinuation({ text, ending, language }: Caption, prefix: string): string | null {
  const plain = plainLine(withoutMarkup(withoutThoughts(text.slice(prefix.length))));
  if (plain === '' || isLooping(plain)) return null;
  const said = firstSentence(ending === 'length' ? finishedPart(plain, language) : plain, language);
  // What goes on with the last word of the beginning is a part of that word.
  const gap = /^\s/.test(text.slice(prefix.length)) ? ' ' : '';
  return hasWords(said) ? cutAtWord(`${prefix}${gap}${said}`, MAX_LENGTH.brief) : null;
}

/** After its last sentence or clause that fits, unless more than half would be lost; else at a word. */
function cutAtEnd(text: string, length: number, language: string): string {
  if (text.length <= length) return text;
  const finished = finishedPart(text.slice(0, length), language);
  return finished.length >= length / 2 ? finished : cutAtWord(text, length);
}

/** Quotation marks around all of it quote nothing. */
const unquoted = (text: string) => text.replace(/^["“”'«]+([^"“”'«»]*)["“”'»]+$/, '$1').trim();

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);
