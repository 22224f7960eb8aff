import { i18n } from '#i18n';
import { tasksOf } from '../../lib/shared/installed-model';
import type { ModelOffer, Strength } from '../../lib/shared/model-offer';
import type { ModelStatus } from '../../lib/shared/model-status';
import type { CaptionTask } from '../../lib/shared/wish';
import { ModelButtons } from './model-buttons';
import { languageNames, megabytes, wordsForStatus } from './model-words';
import type { Models } from './open-models';
import { Progress } from './progress';
import { TrySample } from './try-sample';

interface Props {
  name: string;
  /** Undefined for a model of the user's own. */
  offer?: ModelOffer | undefined;
  /** Undefined for one that is not on this device. */
  status?: ModelStatus | undefined;
  /** Whether an organisation has chosen the model in use. */
  isLocked: boolean;
  models: Models;
}

/** One captioning model: what it is, how it is, and what can be done with it. */
export function ModelItem({ name, offer, status, isLocked, models }: Props) {
  const isInUse = status?.state === 'installed' && models.inUse.value === status.id;
  return (
    <li class="model">
      <h4>{name}</h4>
      {offer ? <OfferFacts offer={offer} /> : <p>{status?.repo}</p>}
      {status && <Progress status={status} name={name} />}
      {status && <p>{wordsForStatus(status)}</p>}
      {isInUse && <p>{i18n.t('models.inUse')}</p>}
      {canCaption(status) && <TrySample model={status.id} name={name} />}
      <ModelButtons {...{ name, offer, status, isInUse, isLocked, models }} />
    </li>
  );
}

const canCaption = (status: ModelStatus | undefined): status is ModelStatus =>
  status?.state === 'installed' && tasksOf(status.architecture).includes('brief');

const GOOD_AT = {
  photos: 'models.goodAt.photos',
  quick: 'models.goodAt.quick',
  smallChat: 'models.goodAt.smallChat',
  largeChat: 'models.goodAt.largeChat',
  languages: 'models.goodAt.languages',
  old: 'models.goodAt.old',
  check: 'models.goodAt.check',
  exactCheck: 'models.goodAt.exactCheck',
} as const satisfies Record<Strength, string>;

/** The key of the sentence that says what a model can do. */
function abilityOf(tasks: readonly CaptionTask[]) {
  if (tasks.length === 0) return 'models.canCheck';
  if (tasks.includes('question')) return 'models.canAnswer';
  return tasks.includes('text') ? 'models.canRead' : 'models.canCaption';
}

function OfferFacts({ offer }: { offer: ModelOffer }) {
  const { licence, licenceUrl, languages, tasks, strength, isRecommended } = offer;
  return (
    <>
      {isRecommended && <p>{i18n.t('models.recommended')}</p>}
      <p>
        {i18n.t(abilityOf(tasks))} {i18n.t(GOOD_AT[strength])}
      </p>
      <p>{i18n.t('models.languages', [languageNames(languages)])}</p>
      {offer.megabytes !== null && <p>{i18n.t('models.download', [megabytes(offer.megabytes * 1e6)])}</p>}
      <p>
        {i18n.t('models.licence')} <a href={licenceUrl}>{licence}</a>
      </p>
    </>
  );
}
