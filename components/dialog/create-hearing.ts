import { signal } from '@preact/signals';
import type { Progress } from '../../lib/shared/progress';
import { toPlainText } from '../../lib/shared/wording';
import { LONG } from './words';

/** What a model has said so far and in which language (BCP 47; null where that is not known), and how far the work is. */
export function createHearing() {
  const draft = signal('');
  const draftLanguage = signal<string | null>(null);
  const progress = signal<Progress | undefined>(undefined);
  return {
    draft,
    draftLanguage,
    progress,
    hear(text: string, progressNow?: Progress, language?: string): void {
      draft.value = toPlainText(text, LONG);
      draftLanguage.value = language ?? null;
      progress.value = progressNow;
    },
  };
}
