import PQueue from 'p-queue';
import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';

const schema = v.object({
  /** Off everywhere when false. */
  enabled: v.fallback(v.boolean(), true),
  /** Host names on which Altlight is off. */
  pausedSites: v.fallback(v.array(v.string()), []),
  /** Where the bundled model runs; WebGPU falls back to WASM by itself. */
  device: v.fallback(v.picklist(['wasm', 'webgpu']), 'wasm'),
  /** The id of the installed captioning model that is in use. */
  captionModel: v.fallback(v.nullable(v.string()), null),
  /** Where captioning models run; "auto": wherever this machine is best at it. */
  captionDevice: v.fallback(v.picklist(['auto', 'wasm', 'webgpu']), 'auto'),
  /** Whether captioning models are told what the page says around an image. */
  pageContext: v.fallback(v.boolean(), false),
});

/** A field that is missing falls back like one that is damaged. */
const MISSING = Object.fromEntries(Object.keys(schema.entries).map((field) => [field, undefined]));

export type Settings = v.InferOutput<typeof schema>;

const item = storage.defineItem<unknown>('local:settings', { version: 1 });

/** The stored value may be missing or damaged: each field that does not fit falls back by itself. */
export function parseSettings(stored: unknown): Settings {
  const fields = typeof stored === 'object' && stored !== null ? stored : {};
  return v.parse(schema, { ...MISSING, ...fields });
}

export async function readSettings(): Promise<Settings> {
  return parseSettings(await item.getValue());
}

/** Only the background changes settings, one change after the other. */
const changes = new PQueue({ concurrency: 1 });

export function changeSettings(change: (settings: Settings) => Settings): Promise<void> {
  return changes.add(async () => item.setValue(change(await readSettings())));
}

export function onSettingsChange(listener: (settings: Settings) => void): () => void {
  return item.watch((value) => listener(parseSettings(value)));
}
