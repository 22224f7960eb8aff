/** Stands for the words in a sentence that is looked up; nobody writes it. */
const MARK = '\uFFFC';

interface Props {
  /** Makes the sentence around what it gets. */
  sentence: (words: string) => string;
  words: string;
  /** BCP 47: of the words; undefined where it is the sentence's. */
  language: string | undefined;
}

/** A sentence about words that may be in another language, which a screen reader then speaks as such. */
export function AroundWords({ sentence, words, language }: Props) {
  const [before, after] = sentence(MARK).split(MARK);
  return (
    <>
      {before}
      <bdi lang={language}>{words}</bdi>
      {after}
    </>
  );
}
