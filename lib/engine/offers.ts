import { CATALOGUE, profileOf } from '../models/catalogue';
import { TASKS_OF } from '../shared/installed-model';
import type { ModelOffer } from '../shared/model-offer';
import { HUB } from '../shared/model-status';
import { probeDevice } from './device-probe';

/** What the catalogue has for this very device, and why models run where they run here. */
export async function offersForDevice(): Promise<{ offers: ModelOffer[]; reason: string }> {
  const probe = await probeDevice();
  const best = probe.f16 ? 'webgpu-f16' : probe.device;
  const offers = CATALOGUE.map((entry) => {
    const profile = profileOf(entry.dtypes, best);
    const { id, name, repo, revision, architecture, licence, licenceUrl, languages } = entry;
    return {
      request: { id, name, host: HUB, repo, revision, architecture, dtypes: entry.dtypes[profile] ?? {} },
      licence,
      licenceUrl,
      tasks: TASKS_OF[architecture],
      languages,
      megabytes: entry.megabytes[profile] ?? null,
      isRecommended: id === (probe.device === 'webgpu' ? 'florence-2-base-ft' : 'distilvit'),
    };
  });
  return { offers, reason: probe.reason };
}
