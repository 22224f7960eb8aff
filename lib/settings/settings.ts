import PQueue from 'p-queue';
import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';

const FIELDS = {
  /** Off everywhere when false. */
  enabled: v.boolean(),
  /** Host names on which Altlight is off. */
  pausedSites: v.array(v.string()),
  /** Where the bundled model runs; WebGPU falls back to WASM by itself. */
  device: v.picklist(['wasm', 'webgpu']),
  /** The id of the installed captioning model that is in use. */
  captionModel: v.nullable(v.string()),
  /** Where captioning models run; "auto": wherever this machine is best at it. */
  captionDevice: v.picklist(['auto', 'wasm', 'webgpu']),
  /** Whether captioning models are told what the page says around an image. */
  pageContext: v.boolean(),
};
const schema = v.object(FIELDS);
export type Settings = v.InferOutput<typeof schema>;

const DEFAULTS: Settings = {
  enabled: true,
  pausedSites: [],
  device: 'wasm',
  captionModel: null,
  captionDevice: 'auto',
  pageContext: false,
};

/**
 * A change of what a field means needs a new version, a migration and an example in tests/fixtures/settings. A new field
 * needs neither: it is missing in older settings, and has its default.
 */
const item = storage.defineItem<unknown>('local:settings', { version: 1 });

/** The stored value may be missing or damaged: each field that does not fit falls back by itself. */
export function parseSettings(stored: unknown): Settings {
  const damaged = damagedIn(stored);
  const kept = Object.entries(asFields(stored)).filter(([name]) => name in FIELDS && !damaged.includes(name));
  return { ...DEFAULTS, ...Object.fromEntries(kept) };
}

/** The names of the fields that do not fit; all of them when it is no settings at all. */
export function damagedIn(stored: unknown): string[] {
  if (stored === undefined || stored === null) return [];
  const names = Object.keys(FIELDS) as (keyof Settings)[];
  if (typeof stored !== 'object' || Array.isArray(stored)) return names;
  const fields = asFields(stored);
  return names.filter((name) => fields[name] !== undefined && !v.is(FIELDS[name], fields[name]));
}

const asFields = (stored: unknown) =>
  (typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {}) as Record<string, unknown>;

/** What was found in the place of the settings, as text, until the user lets it go. */
const rescued = storage.defineItem<string | null>('local:settingsRescued', { fallback: null });

/** Puts damaged settings aside, and what can be saved of them in their place. */
export function rescueSettings(): Promise<void> {
  return changes.add(async () => {
    const stored = await item.getValue();
    if (damagedIn(stored).length === 0) return;
    await rescued.setValue(JSON.stringify(stored, null, 2));
    await item.setValue(parseSettings(stored));
  });
}

/** Null when nothing was damaged. */
export const readRescued = (): Promise<string | null> => rescued.getValue();
export const forgetRescued = (): Promise<void> => rescued.removeValue();

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
