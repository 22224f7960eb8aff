import { Around } from './around';

interface Props {
  /** Makes the sentence around what it gets. */
  sentence: (words: string) => string;
  words: string;
  /** BCP 47: of the words; undefined where it is the sentence's. */
  language: string | undefined;
}

/** A sentence about words that may be in another language, which a screen reader then speaks as such. */
export const AroundWords = ({ sentence, words, language }: Props) => (
  <Around sentence={sentence}>
    <bdi lang={language}>{words}</bdi>
  </Around>
);
