export type DecorativeReason =
  | 'empty-alt'
  | 'presentation-role'
  | 'aria-hidden'
  | 'inert'
  | 'not-rendered'
  | 'spacer'
  | 'inside-named-control'
  | 'inside-image'
  | 'too-small';

/** Whether an image needs a name from Altlight, and why or why not. */
export type Verdict =
  /** "asked-for": the user wants one, whatever the page says. */
  | { state: 'needs-name'; reason: 'no-name' | 'blank-name' | 'junk-name' | 'asked-for' }
  /** "own-content": a screen reader reads its parts (an svg with texts or links). */
  | { state: 'named'; reason: 'author-name' | 'own-content'; name: string }
  | { state: 'decorative'; reason: DecorativeReason };
