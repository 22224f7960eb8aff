import type { OnText } from '../shared/progress';

/** Tells with each text what language it is in (BCP 47). */
export const inLanguage = (onText: OnText | undefined, language: string): OnText | undefined =>
  onText && ((text, progress) => onText(text, progress, language));
