/** What an image shows, as far as a describer can tell. */
export type ImageKind = 'icon' | 'logo' | 'flag' | 'emoji' | 'photo';

/** Every way in which describing an image can end, and the state that it leaves the image in. */
export const OUTCOME_STATES = {
  recognised: 'described',
  captioned: 'described',
  'lent-by-author': 'described',
  'link-destination': 'described',
  'own-words': 'described',

  'blank-image': 'abstained',
  'low-confidence': 'abstained',
  'nothing-to-say': 'abstained',
  'not-supported': 'abstained',
  'no-pixels': 'abstained',
  'removed-by-page': 'abstained',
  'taken-back': 'abstained',
  'said-wrong': 'abstained',
  'never-still': 'abstained',

  'not-a-graphic': 'needs-model',

  'not-in-view': 'unreachable',
  'not-loaded-yet': 'unreachable',
  'did-not-load': 'unreachable',
  'http-error': 'unreachable',
  'network-error': 'unreachable',
  'needs-credentials': 'unreachable',
  'private-network': 'unreachable',
  'unsupported-address': 'unreachable',
  'response-timed-out': 'unreachable',

  'not-an-image': 'failed',
  'broken-image': 'failed',
  'too-many-bytes': 'failed',
  'too-many-pixels': 'failed',
  'engine-failed': 'failed',
  'engine-timed-out': 'failed',
  'model-missing': 'failed',
  'model-damaged': 'failed',
  'task-unknown': 'failed',
  'endpoint-unreachable': 'failed',
  'endpoint-refused-key': 'failed',
  'endpoint-unknown-model': 'failed',
  'endpoint-overloaded': 'failed',
  'endpoint-refused': 'failed',
  'endpoint-bad-answer': 'failed',
  'endpoint-timed-out': 'failed',
  cancelled: 'failed',
} as const;

export type OutcomeReason = keyof typeof OUTCOME_STATES;
export type OutcomeState = (typeof OUTCOME_STATES)[OutcomeReason];

/** How sure a describer is, calibrated on held-out data; it decides the wording (design: "Abstain"). */
export type Certainty = 'certain' | 'likely';

type DescribedReason = {
  [Reason in OutcomeReason]: (typeof OUTCOME_STATES)[Reason] extends 'described' ? Reason : never;
}[OutcomeReason];

export interface Described {
  state: 'described';
  reason: DescribedReason;
  /** One plain phrase, without hedging: "search icon". */
  text: string;
  /** Of a description in detail its first sentence, which is fit for a name; missing where there is no more. */
  short?: string;
  /** BCP 47; null for the page's own words. */
  language: string | null;
  kind: ImageKind | null;
  /** Probability in 0..1; null where nothing was estimated. */
  confidence: number | null;
  certainty: Certainty;
  /**
   * The describer's id, such as "graphics-v0"; "author" for words lent from the author, "page" for a link's, "user" for the
   * user's own.
   */
  source: string;
}

export interface Declined {
  state: Exclude<OutcomeState, 'described'>;
  reason: Exclude<OutcomeReason, DescribedReason>;
  kind: ImageKind | null;
  confidence: number | null;
  source: string | null;
}

export type Outcome = Described | Declined;

/** An outcome without a description; the state follows from the reason. */
export function declined(
  reason: Declined['reason'],
  details: Partial<Pick<Declined, 'kind' | 'confidence' | 'source'>> = {},
): Declined {
  return { state: OUTCOME_STATES[reason], reason, kind: null, confidence: null, source: null, ...details };
}

/** Words that the page's author has said somewhere else. */
export function inAuthorsWords(reason: 'lent-by-author' | 'link-destination', text: string): Described {
  return inPersonsWords(reason, text, null, reason === 'lent-by-author' ? 'author' : 'page');
}

export function inUsersWords(text: string, language: string | null): Described {
  return inPersonsWords('own-words', text, language, 'user');
}

/** A description in detail as it names an image. */
export function inShort({ short, ...described }: Described): Described {
  return short === undefined ? described : { ...described, text: short };
}

function inPersonsWords(
  reason: DescribedReason,
  text: string,
  language: string | null,
  source: 'author' | 'page' | 'user',
): Described {
  return { state: 'described', reason, text, language, kind: null, confidence: null, certainty: 'certain', source };
}

/** Whether it says more of the model that was asked than of the image. */
export function mayAnotherModelKnow({ state, reason }: Outcome): boolean {
  if (
    state === 'needs-model' ||
    reason === 'low-confidence' ||
    reason === 'nothing-to-say' ||
    reason === 'not-supported'
  ) {
    return true;
  }
  return reason.startsWith('model-') || reason.startsWith('endpoint-');
}
