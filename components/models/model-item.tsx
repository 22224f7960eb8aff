import { i18n } from '#i18n';
import { tasksOf } from '../../lib/shared/installed-model';
import type { ModelOffer } from '../../lib/shared/model-offer';
import { isUsable, type ModelStatus } from '../../lib/shared/model-status';
import { Around } from '../words/around';
import { paragraph } from '../words/paragraph';
import { wordsForAbility, wordsForStrength } from './ability-words';
import { CrashNotice } from './crash-notice';
import { ModelButtons } from './model-buttons';
import { megabytes, wordsForLanguages, wordsForOtherFiles, wordsForStatus } from './model-words';
import type { Models } from './open-models';
import { Progress } from './progress';
import { TrySample } from './try-sample';

/** Of models whose loading has ended the extension; they are named by their ids. */
export interface Crashes {
  has(model: string): boolean;
  forget(model: string): void;
}

interface Props {
  name: string;
  /** Undefined for a model of the user's own. */
  offer?: ModelOffer | undefined;
  /** Undefined for one that is not on this device. */
  status?: ModelStatus | undefined;
  /** Whether its files do not work on this device's graphics card, and those that are offered are others. */
  isUnfit?: boolean;
  crashes: Crashes;
  /** Whether an organisation has chosen the model in use. */
  isLocked: boolean;
  models: Models;
}

/** One captioning model: what it is, how it is, and what can be done with it. */
export function ModelItem({ name, offer, status, isUnfit = false, crashes, isLocked, models }: Props) {
  const isInUse = status !== undefined && isUsable(status) && models.inUse.value === status.id;
  const hasOtherFiles = isUnfit && status?.state === 'installed';
  return (
    <li class="model">
      <h4>
        <bdi>{name}</bdi>
      </h4>
      {offer && <OfferFacts offer={offer} />}
      {!offer && status && <OwnFacts {...status} />}
      {status && <Progress status={status} name={name} />}
      {status && <p>{wordsForStatus(status)}</p>}
      {isInUse && <p>{i18n.t('models.inUse')}</p>}
      {hasOtherFiles && offer && <p>{wordsForOtherFiles(offer)}</p>}
      {status && crashes.has(status.id) && <CrashNotice name={name} onAgain={() => crashes.forget(status.id)} />}
      {canCaption(status) && <TrySample status={status} />}
      <ModelButtons {...{ name, offer, status, hasOtherFiles, isInUse, isLocked, models }} />
    </li>
  );
}

const canCaption = (status: ModelStatus | undefined): status is ModelStatus =>
  status !== undefined && isUsable(status) && tasksOf(status.architecture).includes('brief');

/** Of a model that the catalogue does not have. What it can do is known with its kind. */
const OwnFacts = ({ repo, architecture }: Pick<ModelStatus, 'repo' | 'architecture'>) => (
  <>
    {architecture && <p>{wordsForAbility(tasksOf(architecture))}</p>}
    <p>
      <bdi dir="ltr">{repo}</bdi>
    </p>
  </>
);

function OfferFacts({ offer }: { offer: ModelOffer }) {
  const { licence, licenceUrl, languages, tasks, strength, isRecommended } = offer;
  return (
    <>
      {isRecommended && <p>{i18n.t('models.recommended')}</p>}
      <p>{paragraph(wordsForAbility(tasks), wordsForStrength(strength))}</p>
      <p>{i18n.t('models.languages', [wordsForLanguages(languages)])}</p>
      {offer.megabytes !== null && <p>{i18n.t('models.download', [megabytes(offer.megabytes * 1e6)])}</p>}
      <p>
        <Around sentence={(name) => i18n.t('models.licence', [name])}>
          <a href={licenceUrl}>{licence}</a>
        </Around>
      </p>
    </>
  );
}
