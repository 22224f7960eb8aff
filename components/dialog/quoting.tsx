import { h, type JSX } from 'preact';
import { isInOwnLanguage } from '../words/language';
import { Unfindable } from './unfindable';

interface Props extends JSX.HTMLAttributes<HTMLElement> {
  words: string;
  /** Somebody else's words in it; '' for none. */
  quoted: string;
  /** BCP 47: of what is quoted; null where that is not known. */
  language: string | null;
  as?: 'p' | 'li' | 'dd';
}

/**
 * A sentence of Altlight's with somebody else's words in it, which are spoken in their own language. One element, whatever
 * is said, as it may have the focus.
 */
export function Quoting({ words, quoted, language, as = 'p', class: name, ...attributes }: Props) {
  const start = quoted ? words.lastIndexOf(quoted) : -1;
  const isWhole = quoted !== '' && quoted === words;
  if (isWhole || start === -1 || !language || isInOwnLanguage(language)) {
    const lang = (isWhole && language) || undefined;
    return h(as, { ...attributes, lang, class: `unfindable ${name ?? ''}`, 'data-words': words });
  }
  const end = start + quoted.length;
  return h(as, { ...attributes, class: name }, [
    <Unfindable key="before" as="span" words={words.slice(0, start)} />,
    <Unfindable key="quoted" as="span" lang={language} words={quoted} />,
    <Unfindable key="after" as="span" words={words.slice(end)} />,
  ]);
}
