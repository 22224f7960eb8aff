import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { BuiltIn } from '../../components/models/built-in-model';
import { openModels } from '../../components/models/open-models';
import type { ImportFolder } from '../../components/models/use-folder-copy';
import { openPreferences } from '../../components/options/open-preferences';
import { OptionsPage } from '../../components/options/options-page';
import { openSurface } from '../../components/surface/open-surface';
import { builtInModel, languageFor, type Monitor, optionsFor } from '../../lib/describers/built-in/language-model';
import { hasOtherFiles, offersForDevice } from '../../lib/engine/offers';
import { openDeviceMemory } from '../../lib/engine/open-device-memory';
import { freeBytes } from '../../lib/models/free-space';
import { importFolder } from '../../lib/models/import-folder';
import { openModelStore } from '../../lib/models/store';
import { asModelError } from '../../lib/shared/model-error';

/** A disk that slept wakes up in less. */
const DISK_LIMIT_MS = 60_000;

const root = openSurface(i18n.t('options.title'));

const { unfit, loads } = openDeviceMemory();
const preferences = openPreferences();
const models = openModels();

const languageModel = builtInModel();
const language = languageFor(browser.i18n.getUILanguage());
const builtIn: BuiltIn = {
  availability: async () => (await languageModel?.availability(optionsFor(language))) ?? 'unavailable',
  async fetch(onProgress) {
    const monitor: Monitor = (target) =>
      target.addEventListener('downloadprogress', ({ loaded }) => onProgress(loaded));
    (await languageModel?.create({ ...optionsFor(language), monitor }))?.destroy();
  },
};

const importOwn: ImportFolder = async (model, files, { signal, onBytes }) => {
  try {
    const options = { signal, onBytes, stallLimit: DISK_LIMIT_MS };
    await importFolder(await openModelStore(), model, files, freeBytes, options);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    return asModelError(error);
  }
};

async function show(): Promise<void> {
  const { offers, ...device } = await offersForDevice(unfit);
  render(
    <OptionsPage
      preferences={preferences}
      offers={offers}
      hasOtherFiles={(offer, status) => hasOtherFiles(offer, status, unfit, device.probe)}
      crashes={{ has: loads.hasModelCrashed, forget: loads.forgetModel }}
      device={device}
      models={models}
      builtIn={builtIn}
      importFolder={importOwn}
    />,
    root,
  );
}

await show();
// Where models run, it may turn out at any time that files do not fit this device, or crash.
addEventListener('storage', ({ key }) => /^(unfit|crashed) /.test(key ?? '') && void show());
