import { loadBlip } from '../../describers/blip/load-blip';
import type { TraceableCaptioner } from '../../describers/generation';
import {
  type InstalledName,
  type ReadModelFile,
  serveInstalledFiles,
} from '../../describers/transformers/installed-files';
import { loadCaptioner } from '../../describers/transformers/load-captioner';
import { loadSimilarity, type SimilarityModel } from '../../describers/transformers/similarity';
import { formatsOf, weightPaths } from '../../models/needed-files';
import type { EngineDevice } from '../../shared/engine-device';
import { type InstalledModel, isChecker } from '../../shared/installed-model';

/** Loads a captioning model of any architecture from its files on this device; nothing else is asked for. */
export function loadInstalledCaptioner(
  model: InstalledModel,
  device: EngineDevice,
  origin: string,
  read: ReadModelFile,
): Promise<TraceableCaptioner> {
  return served(origin, 'captioner', read, async () => {
    const { id, architecture } = model;
    if (isChecker(architecture)) throw new Error(`${id} says nothing itself`);
    if (architecture === 'blip') return loadBlip(id, 'captioner', device, await blipFiles(model, read));
    return loadCaptioner(id, architecture, 'captioner', { device, dtype: dtypesOf(model) });
  });
}

/** Loads a model that tells whether words fit a picture. On WASM: it is small, and its answer must not depend on a driver. */
export function loadInstalledChecker(
  { architecture, dtypes }: InstalledModel,
  origin: string,
  read: ReadModelFile,
): Promise<SimilarityModel> {
  const options = { device: 'wasm', dtype: formatsOf(architecture, dtypes) } as const;
  if (!isChecker(architecture)) throw new Error(`a model of the kind ${architecture} compares nothing`);
  return served(origin, 'checker', read, () => loadSimilarity(architecture, 'checker', options));
}

async function served<T>(origin: string, name: InstalledName, read: ReadModelFile, load: () => Promise<T>): Promise<T> {
  const files = serveInstalledFiles(origin, name, read);
  try {
    return await load();
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
