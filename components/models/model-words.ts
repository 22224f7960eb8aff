import { i18n } from '#i18n';
import type { ModelErrorCode, ModelErrorView } from '../../lib/shared/model-error';
import type { ModelOffer } from '../../lib/shared/model-offer';
import type { ModelStatus } from '../../lib/shared/model-status';
import { languageOfWords } from '../words/language';
import { languageNames } from '../words/language-names';
import { listOf } from '../words/list';
import { paragraph } from '../words/paragraph';

export function megabytes(bytes: number): string {
  const format = { style: 'unit', unit: 'megabyte', maximumFractionDigits: bytes < 1e7 ? 1 : 0 } as const;
  return new Intl.NumberFormat(languageOfWords(), format).format(bytes / 1e6);
}

export function wordsForLanguages(tags: readonly string[]): string {
  if (tags.includes('*')) return i18n.t('models.manyLanguages');
  return listOf(tags.map(languageNames()));
}

function timeLeft(seconds: number): string {
  const unit = seconds < 90 ? 'second' : 'minute';
  const value = unit === 'second' ? seconds : Math.round(seconds / 60);
  return new Intl.NumberFormat(languageOfWords(), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const ERRORS = {
  unreachable: 'models.error.unreachable',
  'not-found': 'models.error.notFound',
  forbidden: 'models.error.forbidden',
  'server-error': 'models.error.serverError',
  'bad-answer': 'models.error.badAnswer',
  'files-missing': 'models.error.filesMissing',
  'unknown-kind': 'models.error.unknownKind',
  'wrong-kind': 'models.error.wrongKind',
  'no-chat-template': 'models.error.noChatTemplate',
  'wrong-bytes': 'models.error.wrongBytes',
  changed: 'models.error.changed',
  'no-space': 'models.error.noSpace',
  stalled: 'models.error.stalled',
  'disk-silent': 'models.error.diskSilent',
  damaged: 'models.error.damaged',
  'pick-again': 'models.error.pickAgain',
  busy: 'models.error.busy',
  'not-installed': 'models.error.failed',
  failed: 'models.error.failed',
} as const satisfies Record<ModelErrorCode, string>;

/** What went wrong, and what to do. */
export function wordsForError({ code, detail, facts: { files, space, graphs } = {} }: ModelErrorView): string {
  return paragraph(
    i18n.t(ERRORS[code]),
    files ? i18n.t('models.error.files', [listOf(files)]) : detail,
    space && i18n.t('models.error.space', [megabytes(space.needed), megabytes(space.free)]),
    graphs && (graphs.length > 0 ? i18n.t('models.error.graphs', [listOf(graphs)]) : i18n.t('models.error.noGraphs')),
  );
}

/** Why other files of an installed model are offered, and how much they are. */
export function wordsForOtherFiles({ megabytes: size }: ModelOffer): string {
  return paragraph(i18n.t('models.unfit'), size !== null && i18n.t('models.download', [megabytes(size * 1e6)]));
}

/** How a model is, in one or two sentences. */
export function wordsForStatus(status: ModelStatus): string {
  const { state, loadedBytes, totalBytes, secondsLeft, error } = status;
  const progress = i18n.t('models.progress', [megabytes(loadedBytes), megabytes(totalBytes)]);
  switch (state) {
    case 'looking-up':
      return i18n.t('models.lookingUp');
    case 'waiting':
      return i18n.t(status.waitsForConnection ? 'models.offline' : 'models.waiting');
    case 'downloading':
      return paragraph(progress, secondsLeft !== null && i18n.t('models.timeLeft', [timeLeft(secondsLeft)]));
    case 'verifying':
      return i18n.t('models.verifying');
    case 'paused':
      return paragraph(i18n.t(status.waitsForConnection ? 'models.pausedMetered' : 'models.paused'), progress);
    case 'installed':
      return i18n.t('models.installed', [megabytes(totalBytes)]);
    case 'failed':
      return wordsForError(error ?? { code: 'failed', detail: '' });
  }
}

/** Megabits a second, where the browser does not tell. */
const USUAL_DOWNLINK = 10;

/** About how long a download takes on this connection, or on a usual one where the browser does not tell. */
export function wordsForDownloadTime(size: number): string {
  const { connection } = navigator as { connection?: { downlink?: number } };
  // Megabits a second; browsers tell no more than 10, to keep people apart less.
  const downlink = connection?.downlink;
  const minutes = Math.max(1, Math.round((size * 8) / (downlink || USUAL_DOWNLINK) / 60));
  const format = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const;
  const time = new Intl.NumberFormat(languageOfWords(), format).format(minutes);
  return i18n.t(downlink ? 'welcome.time' : 'welcome.timeAt', [time]);
}
