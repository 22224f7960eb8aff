import type { Verdict } from '../images/verdict';
import { URGENCY, type Urgency } from '../messaging/protocol';
import type { Outcome } from '../shared/outcome';

/** Everything that Altlight knows of one image on the page. */
export interface ImageRecord {
  readonly element: Element;
  /** Undefined: not judged yet. */
  verdict: Verdict | undefined;
  urgency: Urgency;
  /** Aborted when the image goes, changes its pixels, or Altlight is switched off. Undefined: nothing under way. */
  job: AbortController | undefined;
  outcome: Outcome | undefined;
  written: string | null;
  /** How often the page took our words away again; a page that insists is left alone. */
  rewrites: number;
  /** How often its paint has changed since. */
  reviews: number;
  isUnderReview: boolean;
}

export function createRecord(element: Element): ImageRecord {
  return {
    element,
    verdict: undefined,
    urgency: URGENCY.rest,
    job: undefined,
    outcome: undefined,
    written: null,
    rewrites: 0,
    reviews: 0,
    isUnderReview: false,
  };
}

/** One image as the tools and the popup see it. */
export interface ImageReport {
  selector: string;
  written: string | null;
  /** Who made the description: "author", a describer's id, or null where there is none. */
  source: string | null;
  state: 'described' | 'named' | 'decorative' | 'abstained' | 'needs-model' | 'unreachable' | 'failed' | 'pending';
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
