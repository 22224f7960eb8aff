import { cutAtWord } from '../shared/cut-at-word';
import type { CaptionTask } from '../shared/wish';
import { withoutControls } from '../shared/without-controls';
import type { Caption } from './captioner';
import { withoutOpener } from './opener';
import { isRefusal } from './refusal';
import { isLooping } from './repetition';
import { finishedPart, firstSentence } from './sentences';

/** Characters at most: a name, a description, a page of text, an answer. */
const MAX_LENGTH: Record<CaptionTask, number> = { brief: 250, detailed: 2000, text: 4000, question: 2000 };

/** What a model said, fit to be spoken: plain, whole and bounded. Null when nothing of it is. */
export function cleanCaption({ text, ending, language }: Caption, task: CaptionTask): string | null {
  const plain = plainWords(text);
  if (plain === null) return null;
  // Text that was read from the image stays as it was read.
  if (task === 'text') return isNoText(plain) ? null : cutAtWord(plain, MAX_LENGTH.text);
  const whole = ending === 'length' ? finishedPart(plain, language) : plain;
  const said = withoutOpener(task === 'brief' ? firstSentence(whole, language) : whole);
  return hasWords(said) ? cutAtEnd(said, MAX_LENGTH[task], language) : null;
}

/**
 * The same of a sentence that the reader has begun, with its beginning. What they have asked for stays as it is, and is
 * not an answer by itself.
 */
export function cleanContinuation({ text, ending, language }: Caption, prefix: string): string | null {
  const plain = plainWords(text.slice(prefix.length));
  if (plain === null) return null;
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

/** Null where it is nothing that could be said. */
function plainWords(text: string): string | null {
  const plain = withoutMarkup(text);
  return plain === '' || isRefusal(plain) || isLooping(plain) ? null : plain;
}

/** One line of plain text: no thoughts, tags, Markdown, control or bidirectional characters. */
function withoutMarkup(text: string): string {
  const words = text
    .replace(/<think>[\s\S]*?(<\/think>|$)/gi, ' ')
    .replace(/<\/?[a-z|][^<>\n]{0,80}>/gi, ' ')
    .replace(/^\s*(```\w*|#{1,6}|[-*•]|\d+\.)\s+/gm, '')
    .replace(/```|\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)/g, '');
  return withoutControls(words)
    .replace(/[\p{Co}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^["“”'«]+([^"“”'«»]*)["“”'»]+$/, '$1')
    .trim();
}

const isNoText = (text: string) => /^["'(]?no (visible |readable )?text\b.{0,40}$/i.test(text);

const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);
