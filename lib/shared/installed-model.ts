import { CAPTION_TASKS, type CaptionTask } from './wish';

/** The kinds of models that Altlight knows how to ask. The names are those of Hugging Face's `model_type`. */
export const ARCHITECTURES = [
  'vision-encoder-decoder',
  'florence2',
  'idefics3',
  'qwen3_5',
  'lfm2_vl',
  'blip',
  'clip',
  'siglip',
] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

const ALL: readonly CaptionTask[] = CAPTION_TASKS;

/** What models of each kind can be asked for. */
export const TASKS_OF: Record<Architecture, readonly CaptionTask[]> = {
  'vision-encoder-decoder': ['brief'],
  florence2: ['brief', 'detailed', 'text'],
  idefics3: ALL,
  qwen3_5: ALL,
  lfm2_vl: ALL,
  blip: ['brief'],
  clip: [],
  siglip: [],
};

const CONTINUING: readonly Architecture[] = ['blip'];

/** Whether models of a kind go on with a sentence that somebody has begun. */
export const continuesText = (architecture: Architecture | null): boolean =>
  architecture !== null && CONTINUING.includes(architecture);

/** Nothing, as long as the kind is not known. */
export const tasksOf = (architecture: Architecture | null) => (architecture ? TASKS_OF[architecture] : []);

/** These say nothing themselves, but whether what others say fits; the first that is installed is asked. */
export const CHECKERS = ['clip', 'siglip'] as const satisfies readonly Architecture[];
export type Checker = (typeof CHECKERS)[number];

export const isChecker = (architecture: Architecture): architecture is Checker =>
  (CHECKERS as readonly Architecture[]).includes(architecture);

const OWN = 'own-';

/** The id of a model that the user has brought from somewhere else than the catalogue. */
export const ownModelId = (name: string) => `${OWN}${name.replace(/[^\w.-]/g, '-').toLowerCase()}`;
export const isOwnModel = (id: string): boolean => id.startsWith(OWN);

/** A captioning model whose files are complete on this device. */
export interface InstalledModel {
  id: string;
  /** The commit that its files are from (40 hex digits), or what else tells one state of them from another. */
  revision: string;
  architecture: Architecture;
  /** Number format by session: { vision_encoder: "fp16" }. */
  dtypes: Record<string, string>;
}
