import { CATALOGUE, profileOf } from '../models/catalogue';
import type { DeviceProbe } from '../shared/engine-device';
import { TASKS_OF } from '../shared/installed-model';
import type { ModelOffer } from '../shared/model-offer';
import { HUB, type ModelRequest, type ModelStatus } from '../shared/model-status';
import { captionSetupName } from './captions/caption-setup-name';
import { probeDevice } from './device-probe';
import type { UnfitSetups } from './unfit-setups';

/** Gigabytes, as coarsely as browsers tell. Below, a large model may have the browser close pages. */
const ENOUGH_MEMORY_GB = 4;

export interface DeviceOffers {
  /** The recommended one first. */
  offers: ModelOffer[];
  /** Why models run where they run here. */
  probe: DeviceProbe;
  hasLittleMemory: boolean;
}

/**
 * What the catalogue has for this very device: each model in the best number format that the device can compute, and has
 * not computed wrongly before.
 */
export async function offersForDevice(unfit: Pick<UnfitSetups, 'has'>): Promise<DeviceOffers> {
  const probe = await probeDevice();
  const hasLittleMemory = probe.memoryGb !== null && probe.memoryGb < ENOUGH_MEMORY_GB;
  const recommended = probe.device === 'webgpu' && !hasLittleMemory ? 'florence-2-base-ft' : 'distilvit';
  const best = probe.device === 'wasm' ? 'wasm' : probe.f16 ? 'webgpu-f16' : 'webgpu';
  const offers = CATALOGUE.map((entry): ModelOffer => {
    const { id, name, repo, revision, architecture, strength, licence, licenceUrl, languages } = entry;
    const profile = profileOf(entry.dtypes, best, (dtypes) =>
      unfit.has(captionSetupName({ id, architecture, dtypes }, 'webgpu', probe.adapter)),
    );
    return {
      request: { id, name, host: HUB, repo, revision, architecture, dtypes: entry.dtypes[profile] ?? {} },
      strength,
      licence,
      licenceUrl,
      tasks: TASKS_OF[architecture],
      languages,
      megabytes: entry.megabytes[profile] ?? null,
      isRecommended: id === recommended,
    };
  });
  offers.sort((one, other) => Number(other.isRecommended) - Number(one.isRecommended));
  return { offers, probe, hasLittleMemory };
}

/** Whether the installed files of a model have turned out unfit for this device's GPU, and others are offered in their place. */
export function hasOtherFiles(
  { request: { id, architecture, dtypes } }: ModelOffer,
  installed: Pick<ModelStatus, 'id' | 'dtypes'>,
  unfit: Pick<UnfitSetups, 'has'>,
  { adapter }: Pick<DeviceProbe, 'adapter'>,
): boolean {
  if (!architecture || !installed.dtypes || installed.id !== id) return false;
  const nameOf = (formats: ModelRequest['dtypes']) =>
    captionSetupName({ id, architecture, dtypes: formats }, 'webgpu', adapter);
  const name = nameOf(installed.dtypes);
  return unfit.has(name) && name !== nameOf(dtypes);
}

/** The ids of all of which that is so. */
export async function modelsWithOtherFiles(
  installed: readonly Pick<ModelStatus, 'id' | 'dtypes'>[],
  unfit: Pick<UnfitSetups, 'has'>,
): Promise<string[]> {
  // Nobody need look at the graphics card.
  if (installed.length === 0) return [];
  const { offers, probe } = await offersForDevice(unfit);
  return installed
    .filter((model) => offers.some((offer) => hasOtherFiles(offer, model, unfit, probe)))
    .map(({ id }) => id);
}
