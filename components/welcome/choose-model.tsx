import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ModelOffer } from '../../lib/shared/model-offer';
import type { ModelStatus } from '../../lib/shared/model-status';
import { wordsForStrength } from '../models/ability-words';
import { mayFetch } from '../models/may-fetch';
import { MODEL_LOCK } from '../models/model-lock';
import { megabytes, wordsForDownloadTime, wordsForStatus } from '../models/model-words';
import type { Models } from '../models/open-models';
import { Progress } from '../models/progress';
import { useSpokenProgress } from '../models/use-spoken-progress';
import { paragraph } from '../words/paragraph';

interface Props {
  offer: ModelOffer | undefined;
  models: Models;
  /** Why the model in use cannot be changed; undefined where it can. */
  lock: string | undefined;
  onChoice: () => void;
}

const NONE: readonly ModelStatus[] = [];

/** The small model that is here, or that and the recommended one. The first choice has the focus, and is read with all of the above. */
export function ChooseModel({ offer, models, lock, onChoice }: Props) {
  const small = useRef<HTMLButtonElement>(null);
  useEffect(() => small.current?.focus(), []);
  const statuses = models.statuses.value ?? NONE;
  const status = statuses.find(({ id }) => id === offer?.request.id);
  const spoken = useSpokenProgress(statuses);
  const fetchModel = () => {
    if (!mayFetch()) return;
    if (offer) models.do({ type: 'install', model: offer.request });
    onChoice();
  };
  const size = offer?.megabytes ? megabytes(offer.megabytes * 1e6) : null;
  const time = offer?.megabytes ? wordsForDownloadTime(offer.megabytes) : null;
  return (
    <section aria-labelledby="model">
      <h2 id="model">{i18n.t('welcome.model')}</h2>
      <p id="small-means">{i18n.t('welcome.smallMeans')}</p>
      <button ref={small} type="button" aria-describedby="what small-means" onClick={onChoice}>
        {i18n.t('welcome.small')}
      </button>
      {offer && size && (
        <>
          <p id="large-means">
            {paragraph(
              i18n.t('welcome.largeMeans', [offer.request.name, size, wordsForStrength(offer.strength)]),
              time,
              i18n.t('welcome.from'),
            )}
          </p>
          {lock && <p id={MODEL_LOCK['aria-describedby']}>{lock}</p>}
          {!status && (
            <button type="button" aria-describedby="large-means" onClick={fetchModel} {...(lock && MODEL_LOCK)}>
              {i18n.t('welcome.large', [offer.request.name])}
            </button>
          )}
        </>
      )}
      {models.hasFailed.value && <p role="alert">{i18n.t('models.error.failed')}</p>}
      {status && (
        <>
          <Progress status={status} name={status.name} />
          <p>{i18n.t('join.about', [status.name, wordsForStatus(status)])}</p>
        </>
      )}
      {(status?.state === 'failed' || status?.state === 'paused') && (
        <button type="button" onClick={() => mayFetch() && models.do({ type: 'resume', id: status.id })}>
          {i18n.t(status.state === 'failed' ? 'models.tryAgain' : 'models.resume')}
        </button>
      )}
      <p role="status" class="spoken">
        {spoken}
      </p>
    </section>
  );
}
