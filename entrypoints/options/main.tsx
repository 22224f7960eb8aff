import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { BuiltIn } from '../../components/models/built-in-model';
import { ModelsPage } from '../../components/models/models-page';
import { openModels } from '../../components/models/open-models';
import type { ImportFolder } from '../../components/models/own-model';
import { builtInModel, languageFor, type Monitor, optionsFor } from '../../lib/describers/built-in/language-model';
import { probeDevice } from '../../lib/engine/device-probe';
import { CATALOGUE, profileOf } from '../../lib/models/catalogue';
import { importFolder } from '../../lib/models/import-folder';
import { openModelStore } from '../../lib/models/store';
import { TASKS_OF } from '../../lib/shared/installed-model';
import { asModelError } from '../../lib/shared/model-error';
import { HUB } from '../../lib/shared/model-status';

document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = browser.i18n.getMessage('@@bidi_dir');

const probe = await probeDevice();
const best = probe.f16 ? 'webgpu-f16' : probe.device;
/** What the catalogue has for this very device. */
const offers = CATALOGUE.map((entry) => {
  const profile = profileOf(entry.dtypes, best);
  const { id, name, repo, revision, architecture, licence, licenceUrl, languages } = entry;
  const request = { id, name, host: HUB, repo, revision, architecture, dtypes: entry.dtypes[profile] ?? {} };
  const isRecommended = id === (probe.device === 'webgpu' ? 'florence-2-base-ft' : 'distilvit');
  return {
    request,
    licence,
    licenceUrl,
    tasks: TASKS_OF[architecture],
    languages,
    megabytes: entry.megabytes[profile] ?? null,
    isRecommended,
  };
});

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

const importOwn: ImportFolder = async (model, files, onBytes) => {
  try {
    await importFolder(await openModelStore(), model, files, onBytes);
    return null;
  } catch (error) {
    return asModelError(error);
  }
};

const app = document.getElementById('app');
if (app)
  render(
    <ModelsPage
      offers={offers}
      reason={probe.reason}
      models={openModels()}
      builtIn={builtIn}
      importFolder={importOwn}
    />,
    app,
  );
