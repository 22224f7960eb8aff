import { loadBlip } from '../../describers/blip/load-blip';
import type { TraceableCaptioner } from '../../describers/generation';
import { INSTALLED, type ReadModelFile, serveInstalledFiles } from '../../describers/transformers/installed-files';
import { loadCaptioner } from '../../describers/transformers/load-captioner';
import { formatsOf, weightPaths } from '../../models/needed-files';
import type { EngineDevice } from '../../shared/engine-device';
import type { InstalledModel } from '../../shared/installed-model';

/** Loads a model of any architecture from its files on this device; nothing else is asked for. */
export async function loadInstalled(
  model: InstalledModel,
  device: EngineDevice,
  origin: string,
  read: ReadModelFile,
): Promise<TraceableCaptioner> {
  const files = serveInstalledFiles(origin, read);
  try {
    if (model.architecture === 'blip') return await loadBlip(model.id, INSTALLED, device, await blipFiles(model, read));
    return await loadCaptioner(model.id, model.architecture, INSTALLED, { device, dtype: dtypesOf(model) });
  } finally {
    files.release();
  }
}

async function blipFiles({ architecture, dtypes }: InstalledModel, read: ReadModelFile) {
  const [vision = '', decoder = ''] = weightPaths(architecture, dtypes);
  const config = new TextDecoder().decode(await needed(read, 'config.json'));
  return { config: JSON.parse(config), vision: await needed(read, vision), decoder: await needed(read, decoder) };
}

async function needed(read: ReadModelFile, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await read(path);
  if (!bytes) throw new Error(`${path} is missing`);
  return bytes;
}

/** transformers.js looks the encoder's format up by two names. */
function dtypesOf({ architecture, dtypes }: InstalledModel): Record<string, string> {
  const formats = formatsOf(architecture, dtypes);
  return formats.encoder_model ? { ...formats, model: formats.encoder_model } : formats;
}
