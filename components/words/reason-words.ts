import { i18n } from '#i18n';
import type { Declined } from '../../lib/shared/outcome';

const KEYS = {
  'blank-image': 'reason.blankImage',
  'low-confidence': 'reason.lowConfidence',
  'nothing-to-say': 'reason.nothingToSay',
  'not-supported': 'reason.notSupported',
  'no-pixels': 'reason.noPixels',
  'never-still': 'reason.neverStill',
  'taken-back': 'reason.takenBack',
  'said-wrong': 'reason.saidWrong',
  'removed-by-page': 'reason.removedByPage',
  'not-a-graphic': 'reason.notAGraphic',
  'not-in-view': 'reason.notInView',
  'not-loaded-yet': 'reason.notLoadedYet',
  'did-not-load': 'reason.didNotLoad',
  'http-error': 'reason.httpError',
  'network-error': 'reason.networkError',
  'needs-credentials': 'reason.needsCredentials',
  'private-network': 'reason.privateNetwork',
  'unsupported-address': 'reason.unsupportedAddress',
  'response-timed-out': 'reason.responseTimedOut',
  'not-an-image': 'reason.notAnImage',
  'broken-image': 'reason.brokenImage',
  'too-many-bytes': 'reason.tooManyBytes',
  'too-many-pixels': 'reason.tooManyPixels',
  'engine-failed': 'reason.engineFailed',
  'engine-timed-out': 'reason.engineTimedOut',
  'model-missing': 'reason.modelMissing',
  'model-damaged': 'reason.modelDamaged',
  'model-crashed': 'reason.modelCrashed',
  'model-untrue': 'reason.modelUntrue',
  'task-unknown': 'reason.taskUnknown',
  'endpoint-unreachable': 'reason.endpointUnreachable',
  'endpoint-no-access': 'reason.endpointNoAccess',
  'endpoint-refused-key': 'reason.endpointRefusedKey',
  'endpoint-unknown-model': 'reason.endpointUnknownModel',
  'endpoint-overloaded': 'reason.endpointOverloaded',
  'endpoint-refused': 'reason.endpointRefused',
  'endpoint-bad-answer': 'reason.endpointBadAnswer',
  'endpoint-only-thought': 'reason.endpointOnlyThought',
  'endpoint-timed-out': 'reason.endpointTimedOut',
  cancelled: 'reason.cancelled',
} as const satisfies Record<Declined['reason'], string>;

/** What happened and, where there is something, what to do. */
export function wordsForReason(reason: Declined['reason']): string {
  return i18n.t(KEYS[reason]);
}
