import { i18n } from '#i18n';
import { tasksOf } from '../../lib/shared/installed-model';
import type { ModelOffer } from '../../lib/shared/model-offer';
import type { ModelStatus } from '../../lib/shared/model-status';
import { mayFetch } from './may-fetch';
import { MODEL_LOCK } from './model-lock';
import type { Models } from './open-models';

interface Props {
  name: string;
  offer: ModelOffer | undefined;
  status: ModelStatus | undefined;
  isInUse: boolean;
  /** Whether somebody else has chosen the model in use; why stands at #model-lock. */
  isLocked: boolean;
  models: Models;
}

export function ModelButtons({ name, offer, status, isInUse, isLocked, models }: Props) {
  const state = status?.state;
  const canCaption = status && tasksOf(status.architecture).includes('brief');
  const install = () => {
    if (offer && mayFetch()) models.do({ type: 'install', model: offer.request });
  };
  const command = (type: 'pause' | 'resume' | 'remove') => () => status && models.do({ type, id: status.id });
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
      {state === 'installed' &&
        !isInUse &&
        canCaption &&
        button(i18n.t('models.use'), () => models.use(status?.id ?? ''), isLocked && MODEL_LOCK)}
      {status && button(i18n.t(state === 'installed' ? 'models.remove' : 'models.cancel'), command('remove'))}
    </div>
  );
}
