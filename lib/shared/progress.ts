/** How far a long work is. */
export interface Progress {
  /** A model's files are read, first to have the processor check the graphics card; or it says token after token. */
  step: 'checking' | 'loading' | 'speaking';
  /** 0..1: of the files' bytes; of the tokens that it may say, of which few answers need all. */
  part: number;
}

/** Gets the whole text so far and, where they are known, how far the work is and what the text is in (BCP 47). */
export type OnText = (textSoFar: string, progress?: Progress, language?: string) => void;
