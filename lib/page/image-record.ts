import { URGENCY, type Urgency } from '../messaging/protocol';
import type { Outcome } from '../shared/outcome';
import type { Verdict } from '../shared/verdict';

/** Everything that Altlight knows of one image on the page. */
export interface ImageRecord {
  readonly element: Element;
  /** Undefined: not judged yet. */
  verdict: Verdict | undefined;
  urgency: Urgency;
  outcome: Outcome | undefined;
  written: string | null;
  /** BCP 47: of what is written, where that is not the page's; null: the page's. */
  writtenLanguage: string | null;
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
    outcome: undefined,
    written: null,
    writtenLanguage: null,
    rewrites: 0,
    reviews: 0,
    isUnderReview: false,
  };
}
