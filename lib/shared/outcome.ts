/** What an image shows, as far as a describer can tell. */
export type ImageKind = 'icon' | 'logo' | 'flag' | 'emoji' | 'photo';

/** Every way in which describing an image can end, by the state that it leaves the image in. */
const REASONS = {
  described: ['recognised', 'captioned', 'lent-by-author', 'link-destination', 'own-words'],
  abstained: [
    'blank-image',
    'low-confidence',
    'nothing-to-say',
    'not-supported',
    'no-pixels',
    'removed-by-page',
    'taken-back',
    'said-wrong',
    'never-still',
  ],
  'needs-model': ['not-a-graphic'],
  unreachable: [
    'not-in-view',
    'not-loaded-yet',
    'did-not-load',
    'http-error',
    'network-error',
    'needs-credentials',
    'private-network',
    'unsupported-address',
    'response-timed-out',
  ],
  failed: [
    'not-an-image',
    'broken-image',
    'too-many-bytes',
    'too-many-pixels',
    'engine-failed',
    'engine-timed-out',
    'model-missing',
    'model-damaged',
    'model-crashed',
    'model-untrue',
    'task-unknown',
    'endpoint-unreachable',
    'endpoint-no-access',
    'endpoint-refused-key',
    'endpoint-unknown-model',
    'endpoint-overloaded',
    'endpoint-refused',
    'endpoint-bad-answer',
    'endpoint-only-thought',
    'endpoint-timed-out',
    'cancelled',
  ],
} as const;

export type OutcomeState = keyof typeof REASONS;
export type OutcomeReason = (typeof REASONS)[OutcomeState][number];

/** How sure a describer is, calibrated on held-out data; it decides the wording (design: "Abstain"). */
export type Certainty = 'certain' | 'likely';

type DescribedReason = (typeof REASONS)['described'][number];

export interface Described {
  state: 'described';
  reason: DescribedReason;
  /** One plain phrase, without hedging: "search icon". */
  text: string;
  /** Of a description in detail its first sentence, which is fit for a name; missing where there is no more. */
  short?: string;
  /** Of text that was read in the image: there is more than was read. */
  isCutOff?: true;
  /** BCP 47; null for the page's own words, and for what stands in the image. */
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
  return { state: stateOf(reason), reason, kind: null, confidence: null, source: null, ...details };
}

function stateOf(reason: Declined['reason']): Declined['state'] {
  const state = Object.entries(REASONS).find(([, reasons]) => (reasons as readonly string[]).includes(reason))?.[0];
  return state as Declined['state'];
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
