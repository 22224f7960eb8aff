import { i18n } from '#i18n';
import { PreferencesForm } from '../preferences';
import { RescuedSettings } from '../rescued-settings';
import { type BuiltIn, BuiltInModel } from './built-in-model';
import { ModelItem } from './model-item';
import { wordsForStatus } from './model-words';
import type { ModelOffer } from './offer';
import type { Models } from './open-models';
import { type ImportFolder, OwnModel } from './own-model';
import { OwnServer } from './own-server';
import { useSlowly } from './use-slowly';

interface Props {
  offers: readonly ModelOffer[];
  /** Why captioning models run where they run, as the device probe says. */
  reason: string;
  models: Models;
  builtIn: BuiltIn;
  importFolder: ImportFolder;
}

const DEVICES: Record<string, 'models.device.gpu' | 'models.device.cpu'> = {
  gpu: 'models.device.gpu',
  'gpu-f16': 'models.device.gpu',
};

/** Captioning models: to be chosen, fetched, watched and removed. */
export function ModelsPage({ offers, reason, models, builtIn, importFolder }: Props) {
  const statuses = models.statuses.value ?? [];
  const statusOf = (id: string) => statuses.find((status) => status.id === id);
  const own = statuses.filter(({ id }) => !offers.some(({ request }) => request.id === id));
  const onItsWay = statuses.find(({ state }) => state !== 'installed');
  const spoken = useSlowly(onItsWay ? `${onItsWay.name}: ${wordsForStatus(onItsWay)}` : '');
  return (
    <>
      <h1>{i18n.t('models.title')}</h1>
      <p>{i18n.t('models.what')}</p>
      <p>{i18n.t(DEVICES[reason] ?? 'models.device.cpu')}</p>
      <p role="status" class="spoken">
        {spoken}
      </p>
      <RescuedSettings />
      <h2>{i18n.t('models.catalogue')}</h2>
      <ul class="models">
        {offers.map((offer) => (
          <ModelItem
            key={offer.request.id}
            name={offer.request.name}
            offer={offer}
            status={statusOf(offer.request.id)}
            models={models}
          />
        ))}
      </ul>
      <BuiltInModel builtIn={builtIn} models={models} />
      <h2>{i18n.t('models.own.title')}</h2>
      {own.length > 0 && (
        <ul class="models">
          {own.map((status) => (
            <ModelItem key={status.id} name={status.name} status={status} models={models} />
          ))}
        </ul>
      )}
      <OwnModel models={models} importFolder={importFolder} />
      <h2>{i18n.t('server.title')}</h2>
      <OwnServer />
      <PreferencesForm />
    </>
  );
}
