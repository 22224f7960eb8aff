import { i18n } from '#i18n';
import { tasksOf } from '../../lib/shared/installed-model';
import type { ModelOffer } from '../../lib/shared/model-offer';
import { isUsable, type ModelStatus } from '../../lib/shared/model-status';
import { mayFetch } from './may-fetch';
import { MODEL_LOCK } from './model-lock';
import { megabytes } from './model-words';
import type { Models } from './open-models';

/** Bytes that are not thrown away without asking. */
const MUCH = 10e6;

interface Props {
  name: string;
  offer: ModelOffer | undefined;
  status: ModelStatus | undefined;
  /** Whether those that are offered are to take the place of its files. */
  hasOtherFiles: boolean;
  isInUse: boolean;
  /** Whether somebody else has chosen the model in use; why stands at #model-lock. */
  isLocked: boolean;
  models: Models;
}

export function ModelButtons({ name, offer, status, hasOtherFiles, isInUse, isLocked, models }: Props) {
  const state = status?.state;
  const canCaption = status && isUsable(status) && tasksOf(status.architecture).includes('brief');
  const install = () => {
    if (offer && mayFetch()) models.do({ type: 'install', model: offer.request });
  };
  const exchange = () => {
    if (offer && mayFetch()) models.do({ type: 'exchange', id: offer.request.id, dtypes: offer.request.dtypes });
  };
  const command = (type: 'pause' | 'resume' | 'remove' | 'stopExchange') => () =>
    status && models.do({ type, id: status.id });
  const resume = () => mayFetch() && command('resume')();
  const sure = (words: 'models.sureRemove' | 'models.sureCancel', bytes = 0) =>
    bytes <= MUCH || confirm(i18n.t(words, [name, megabytes(bytes)]));
  const isOnItsWay = state === 'waiting' || state === 'downloading' || state === 'verifying';
  const button = (label: string, act: () => unknown, more?: typeof MODEL_LOCK | { 'aria-disabled': true } | false) => (
    <button type="button" aria-label={i18n.t('join.button', [label, name])} onClick={act} {...more}>
      {label}
    </button>
  );
  const remove = () => sure('models.sureRemove', status?.totalBytes) && command('remove')();
  // What is here remains when only files that were to take its place are cancelled.
  const cancel = () =>
    sure('models.sureCancel', status?.loadedBytes) && command(status && isUsable(status) ? 'stopExchange' : 'remove')();
  // Each is one button whose words change: it keeps the focus, which would else be on one that throws the download away.
  const goOn = () => {
    if (!status) return button(i18n.t('models.install'), install);
    if (hasOtherFiles) return button(i18n.t('models.getOtherFiles'), exchange);
    // Nothing is there yet that could be kept.
    if (state === 'looking-up') return button(i18n.t('models.pause'), () => {}, { 'aria-disabled': true });
    if (isOnItsWay) return button(i18n.t('models.pause'), command('pause'));
    if (state === 'paused') return button(i18n.t('models.resume'), resume);
    return state === 'failed' && status.error?.code !== 'pick-again' && button(i18n.t('models.tryAgain'), resume);
  };
  return (
    <div class="buttons">
      {goOn()}
      {canCaption &&
        button(
          i18n.t(isInUse ? 'models.useNot' : 'models.use'),
          () => models.use(isInUse ? null : status.id),
          isLocked && MODEL_LOCK,
        )}
      {state === 'installed' && button(i18n.t('models.remove'), remove)}
      {status && state !== 'installed' && button(i18n.t('models.cancel'), cancel)}
    </div>
  );
}
