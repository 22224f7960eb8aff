import { i18n } from '#i18n';
import { tasksOf } from '../../lib/shared/installed-model';
import type { ModelOffer } from '../../lib/shared/model-offer';
import { isUsable, type ModelStatus } from '../../lib/shared/model-status';
import { mayFetch } from './may-fetch';
import { MODEL_LOCK } from './model-lock';
import type { Models } from './open-models';

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
  // What is here remains when only files that were to take its place are cancelled.
  const cancel = status && isUsable(status) ? 'stopExchange' : 'remove';
  const command = (type: 'pause' | 'resume' | 'remove' | 'stopExchange') => () =>
    status && models.do({ type, id: status.id });
  const resume = () => mayFetch() && command('resume')();
  const isOnItsWay = state === 'waiting' || state === 'downloading' || state === 'verifying';
  const button = (label: string, act: () => unknown, lock?: typeof MODEL_LOCK | false) => (
    <button type="button" aria-label={`${label}: ${name}`} onClick={act} {...lock}>
      {label}
    </button>
  );
  return (
    <div class="buttons">
      {!status && button(i18n.t('models.install'), install)}
      {isOnItsWay && button(i18n.t('models.pause'), command('pause'))}
      {state === 'paused' && button(i18n.t('models.resume'), resume)}
      {state === 'failed' && status?.error?.code !== 'pick-again' && button(i18n.t('models.tryAgain'), resume)}
      {hasOtherFiles && button(i18n.t('models.getOtherFiles'), exchange)}
      {!isInUse && canCaption && button(i18n.t('models.use'), () => models.use(status.id), isLocked && MODEL_LOCK)}
      {state === 'installed' && button(i18n.t('models.remove'), command('remove'))}
      {status && state !== 'installed' && button(i18n.t('models.cancel'), command(cancel))}
    </div>
  );
}
