import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** A live region that speaks oftener than this is noise. */
const EVERY_MS = 10_000;

/** The newest text, but no more than one in ten seconds. */
export function useSlowly(text: string): string {
  const shown = useSignal(text);
  const shownAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, shownAt.current + EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      shown.value = text;
      shownAt.current = Date.now();
    }, wait);
    return () => clearTimeout(timer);
  }, [text, shown]);
  return shown.value;
}
