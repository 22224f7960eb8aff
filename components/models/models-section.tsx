import { i18n } from '#i18n';
import type { ModelOffer } from '../../lib/shared/model-offer';
import type { ModelStatus } from '../../lib/shared/model-status';
import { type BuiltIn, BuiltInModel } from './built-in-model';
import { type Device, DeviceFacts } from './device-facts';
import { type Crashes, ModelItem } from './model-item';
import { MODEL_LOCK } from './model-lock';
import type { Models } from './open-models';
import { OwnModel } from './own-model';
import { OwnServer } from './own-server';
import type { ImportFolder } from './use-folder-copy';
import { useSpokenProgress } from './use-spoken-progress';

export interface ModelsProps {
  offers: readonly ModelOffer[];
  /** Whether a model's installed files do not work on this device's graphics card, and those that are offered are others. */
  hasOtherFiles: (offer: ModelOffer, status: ModelStatus) => boolean;
  crashes: Crashes;
  device: Device;
  models: Models;
  builtIn: BuiltIn;
  importFolder: ImportFolder;
  /** Why the model in use cannot be changed; undefined where it can. */
  lock?: string | undefined;
}

const NONE: readonly ModelStatus[] = [];

/** Captioning models: to be chosen, fetched, watched and removed. */
export function ModelsSection({ offers, hasOtherFiles, ...props }: ModelsProps) {
  const { crashes, device, models, builtIn, importFolder, lock } = props;
  const statuses = models.statuses.value ?? NONE;
  const statusOf = (id: string) => statuses.find((status) => status.id === id);
  const own = statuses.filter(({ id }) => !offers.some(({ request }) => request.id === id));
  const isLocked = lock !== undefined;
  const spoken = useSpokenProgress(models.statuses.value);
  return (
    <>
      <p>{i18n.t('models.what')}</p>
      <DeviceFacts device={device} />
      {lock && <p id={MODEL_LOCK['aria-describedby']}>{lock}</p>}
      {models.hasFailed.value && <p role="alert">{i18n.t('models.error.failed')}</p>}
      <p role="status" class="spoken">
        {spoken}
      </p>
      <h3>{i18n.t('models.catalogue')}</h3>
      <ul class="models">
        {offers.map((offer) => {
          const { id, name } = offer.request;
          const status = statusOf(id);
          const isUnfit = status !== undefined && hasOtherFiles(offer, status);
          return <ModelItem key={id} {...{ name, offer, status, isUnfit, crashes, isLocked, models }} />;
        })}
      </ul>
      <BuiltInModel {...{ builtIn, isLocked, models }} />
      <h3>{i18n.t('models.own.title')}</h3>
      {own.length > 0 && (
        <ul class="models">
          {own.map((status) => (
            <ModelItem key={status.id} name={status.name} {...{ status, crashes, isLocked, models }} />
          ))}
        </ul>
      )}
      <OwnModel models={models} importFolder={importFolder} />
      <h3>{i18n.t('server.title')}</h3>
      <OwnServer isLocked={isLocked} />
    </>
  );
}
