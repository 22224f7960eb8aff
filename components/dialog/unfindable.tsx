import { h, type JSX } from 'preact';

interface Props extends JSX.HTMLAttributes<HTMLElement> {
  words: string;
  as?: 'p' | 'li' | 'dt' | 'dd' | 'span';
}

/**
 * A text that a page's window.find() cannot find, other than plain text, also in closed shadow roots: the style sheet
 * generates it. Assistive technology reads it like any other.
 */
export const Unfindable = ({ as = 'p', words, class: name, ...attributes }: Props) =>
  h(as, { ...attributes, class: `unfindable ${name ?? ''}`, 'data-words': words });
