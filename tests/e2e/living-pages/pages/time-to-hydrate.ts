import type { Picture } from '../gallery';

export type Time = 'at once' | 'before load' | 'after load' | 'much later';

/** In milliseconds. */
const PAUSES = { 'before load': 1_500, 'after load': 300 };

declare global {
  interface Window {
    hydrated: boolean;
    /** For a page that hydrates when it is told to. */
    hydrateNow?: () => void;
  }
}

export const container = document.querySelector('#app') as HTMLElement;
export const first: Picture[] = JSON.parse(container.dataset.first ?? '[]');

export async function timeToHydrate(): Promise<void> {
  const time = container.dataset.time as Time;
  if (time === 'at once') return;
  if (time === 'much later') {
    return new Promise((resolve) => {
      window.hydrateNow = resolve;
    });
  }
  if (time === 'after load') await new Promise((resolve) => addEventListener('load', resolve));
  await new Promise((resolve) => setTimeout(resolve, PAUSES[time]));
}

export function hasHydrated(): void {
  window.hydrated = true;
  // The page may have an image that waits for this.
  void fetch('/hydrated');
}
