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
});

export type Settings = v.InferOutput<typeof schema>;

const item = storage.defineItem<unknown>('local:settings', { version: 1 });

/** The stored value may be missing or damaged: each field that does not fit falls back by itself. */
export function parseSettings(stored: unknown): Settings {
  const fields = typeof stored === 'object' && stored !== null ? stored : {};
  return v.parse(schema, { enabled: undefined, pausedSites: undefined, device: undefined, ...fields });
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
