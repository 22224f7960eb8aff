import type { JSX } from 'preact';

interface Props extends JSX.HTMLAttributes<HTMLParagraphElement> {
  words: string;
}

/**
 * A text that a page's window.find() cannot find, other than plain text, also in closed shadow roots: the style sheet
 * generates it. Assistive technology reads it like any other.
 */
export const Unfindable = ({ words, class: name, ...attributes }: Props) => (
  <p {...attributes} class={`unfindable ${name ?? ''}`} data-words={words} />
);
