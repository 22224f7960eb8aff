import { documentElementOf, isVisible } from '../shared/dom';

/** Milliseconds. A frame is laid out some time after its parent; far from view, nothing tells it so. */
const PAUSES = [300, 1_000, 3_000];

/** Calls back once a document that has no layout yet has got one. One that stays hidden is given up. */
export async function onFirstLayout(page: Document, callback: () => void, signal: AbortSignal): Promise<void> {
  if (isVisible(documentElementOf(page))) return;
  for (const pause of PAUSES) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (signal.aborted) return;
    if (isVisible(documentElementOf(page))) return callback();
  }
}
