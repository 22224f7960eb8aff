import type { ImageState } from '../shared/image-state';
import type { ImageRecord } from './image-record';

/** One image as the tools and the popup see it. */
export interface ImageReport {
  selector: string;
  written: string | null;
  /** Who made the description: "author", "page", a describer's id, or null where there is none. */
  source: string | null;
  state: ImageState;
  reason: string;
  kind: string | null;
  confidence: number | null;
}

export function reportOf({ verdict, outcome, written }: ImageRecord, selector: string): ImageReport {
  const none = { written: null, source: null, kind: null, confidence: null };
  if (verdict?.state === 'named')
    return { selector, ...none, source: 'author', state: 'named', reason: verdict.reason };
  if (verdict?.state === 'decorative') return { selector, ...none, state: 'decorative', reason: verdict.reason };
  if (!outcome) return { selector, ...none, state: 'pending', reason: verdict?.reason ?? 'not-judged' };
  const { state, reason, source, kind, confidence } = outcome;
  return { selector, written, source, state, reason, kind, confidence };
}
