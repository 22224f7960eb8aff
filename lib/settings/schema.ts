import * as v from 'valibot';
import { HEDGES } from '../shared/preferences';

/** CSS pixels: larger than that, an image is no ornament any more. */
const LARGEST_MINIMUM = 512;

export const FIELDS = {
  /** Off everywhere when false. */
  enabled: v.boolean(),
  /** Host names ("news.example", "*.news.example") on which Altlight is off. */
  pausedSites: v.array(v.string()),
  /** Whether Altlight is on only where `allowedSites` says so. */
  onlyAllowedSites: v.boolean(),
  /** Host names, as above. */
  allowedSites: v.array(v.string()),
  /** Where the bundled model runs; WebGPU falls back to WASM by itself. */
  device: v.picklist(['wasm', 'webgpu']),
  /** The id of the installed captioning model that is in use. */
  captionModel: v.nullable(v.string()),
  /** Where captioning models run; "auto": wherever this machine is best at it. */
  captionDevice: v.picklist(['auto', 'wasm', 'webgpu']),
  /** Whether captioning models are told what the page says around an image. */
  pageContext: v.boolean(),
  /** How much is said of an image that nobody has asked about. */
  length: v.picklist(['brief', 'detailed']),
  /** How a description that may be wrong begins or ends. */
  hedge: v.picklist(HEDGES),
  /** "page": the page's language where the user reads it, else the user's; "user": always the user's; or a BCP 47 tag. */
  language: v.string(),
  /** Whether junk ("IMG_1234") counts as no text alternative. */
  describePoorAlt: v.boolean(),
  /** Whether images that the author has marked as decoration are described, too. */
  describeDecorative: v.boolean(),
  /** CSS pixels; images with a shorter side are left alone. 0: spacers alone are. */
  minimumSide: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LARGEST_MINIMUM)),
  /** Whether descriptions are written as private labels, which the page cannot read. */
  keepFromPages: v.boolean(),
  /** Whether a sound tells that an answer that took long is there. */
  sound: v.boolean(),
};

const schema = v.object(FIELDS);
export type Settings = v.InferOutput<typeof schema>;

export const DEFAULTS: Settings = {
  enabled: true,
  pausedSites: [],
  onlyAllowedSites: false,
  allowedSites: [],
  device: 'wasm',
  captionModel: null,
  captionDevice: 'auto',
  pageContext: false,
  length: 'brief',
  hedge: 'appears',
  language: 'page',
  describePoorAlt: true,
  describeDecorative: false,
  minimumSide: 0,
  keepFromPages: false,
  sound: false,
};

/** The stored value may be missing or damaged: each field that does not fit falls back by itself. */
export function parseSettings(stored: unknown): Settings {
  return { ...DEFAULTS, ...fittingIn(stored) };
}

/** The fields that are there and fit. */
export function fittingIn(stored: unknown): Partial<Settings> {
  const damaged = damagedIn(stored);
  return Object.fromEntries(
    Object.entries(asFields(stored)).filter(([name]) => name in FIELDS && !damaged.includes(name)),
  );
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
