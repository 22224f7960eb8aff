import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** A live region that speaks oftener than this is noise. */
const EVERY_MS = 10_000;

/** The newest text, but no more than one in ten seconds. @param isUrgent what is not said at once would be missed. */
export function useSlowly(text: string, isUrgent = false): string {
  const shown = useSignal(text);
  const shownAt = useRef(0);
  useEffect(() => {
    const show = () => {
      shown.value = text;
      shownAt.current = Date.now();
    };
    if (isUrgent) return show();
    const timer = setTimeout(show, Math.max(0, shownAt.current + EVERY_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [text, isUrgent, shown]);
  return shown.value;
}
