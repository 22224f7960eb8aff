import type { Picture } from '../gallery';

export type Time = 'at once' | 'before load' | 'after load' | 'much later';

/** In milliseconds; "before load" counts from the script, and the page has an image that takes longer. */
const PAUSES: Record<Time, number> = { 'at once': 0, 'before load': 1_500, 'after load': 300, 'much later': 6_000 };

declare global {
  interface Window {
    hydrated: boolean;
  }
}

export const container = document.querySelector('#app') as HTMLElement;
export const first: Picture[] = JSON.parse(container.dataset.first ?? '[]');

export async function timeToHydrate(): Promise<void> {
  const time = container.dataset.time as Time;
  if (time === 'at once') return;
  if (time !== 'before load') await new Promise((resolve) => addEventListener('load', resolve));
  await new Promise((resolve) => setTimeout(resolve, PAUSES[time]));
}

export function hasHydrated(): void {
  window.hydrated = true;
}
