import { signal } from '@preact/signals';
import type { Progress } from '../../lib/shared/progress';
import { toPlainText } from '../../lib/shared/wording';
import { LONG } from './words';

/** What a model has said so far, and how far the work is. */
export function createHearing() {
  const draft = signal('');
  const progress = signal<Progress | undefined>(undefined);
  return {
    draft,
    progress,
    hear(text: string, progressNow?: Progress): void {
      draft.value = toPlainText(text, LONG);
      progress.value = progressNow;
    },
  };
}
