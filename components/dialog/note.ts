import { signal } from '@preact/signals';

/** One sentence on what has been done, for a live region. */
export function createNote() {
  const note = signal('');
  return {
    note,
    /** The same words twice are spoken twice. */
    tell(words: string): void {
      note.value = '';
      requestAnimationFrame(() => {
        note.value = words;
      });
    },
  };
}
