import type { ComponentChildren } from 'preact';

/** Stands for the words in a sentence that is looked up; nobody writes it. */
const MARK = '\uFFFC';

interface Props {
  /** Makes the sentence around what it gets. */
  sentence: (words: string) => string;
  children: ComponentChildren;
}

/** A sentence with something in it that is more than plain text. */
export function Around({ sentence, children }: Props) {
  const [before, after] = sentence(MARK).split(MARK);
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
