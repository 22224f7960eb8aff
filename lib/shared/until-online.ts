import { unlessAborted } from './time-limit';

/**
 * Resolves when this device has a network again; null where it has one as far as the browser knows. Rejects with the signal's
 * reason when aborted.
 */
export function untilOnline(signal: AbortSignal): Promise<void> | null {
  if (navigator.onLine !== false) return null;
  const online = new Promise<void>((resolve) => addEventListener('online', () => resolve(), { once: true, signal }));
  return unlessAborted(signal, online);
}
