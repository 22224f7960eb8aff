import type { Architecture } from './installed-model';
import type { ModelErrorView } from './model-error';

/** Where the models of the catalogue lie. */
export const HUB = 'https://huggingface.co';

/** Where a model's files come from. */
export interface ModelSource {
  /** Address of the hub ("https://huggingface.co"), of a server like it, or of one that serves folders. */
  host: string;
  /** owner/name */
  repo: string;
  /** A commit, a branch or a tag; null: "main". */
  revision: string | null;
  /** Null: the model's own config.json says it. */
  architecture: Architecture | null;
  /** Number format by session, as transformers.js names both: { vision_encoder: "fp16" }; "*" for all others. */
  dtypes: Readonly<Record<string, string>>;
}

export interface ModelRequest extends ModelSource {
  id: string;
  name: string;
}

export type ModelState = 'looking-up' | 'waiting' | 'downloading' | 'verifying' | 'paused' | 'failed' | 'installed';

/** How far a model is on its way to this device. */
export interface ModelStatus {
  id: string;
  name: string;
  /** As in ModelSource; "file://" for a folder on disk. */
  host: string;
  repo: string;
  /** Null as long as it is not known. */
  architecture: Architecture | null;
  /** Number formats of the files that are all here, also while others are fetched in their place; null: it cannot be used. */
  dtypes: Readonly<Record<string, string>> | null;
  /** The commit that those are from, or what else tells one state of them from another. */
  revision: string | null;
  state: ModelState;
  loadedBytes: number;
  /** 0 as long as it is being looked up. */
  totalBytes: number;
  /** Null where it cannot be told. */
  secondsLeft: number | null;
  /** It is paused as long as the connection may cost by the megabyte, or waits as long as there is none; the user has not paused it. */
  waitsForConnection: boolean;
  /** Null unless it has failed. */
  error: ModelErrorView | null;
}

/** What a person can have done with models; the answer tells how all of them are then. */
export type ModelCommand =
  | { type: 'list' }
  /** Somebody else has put a model into the store. */
  | { type: 'imported'; id: string }
  | { type: 'install'; model: ModelRequest }
  /** Files in other number formats are to take the place of those that are here. */
  | { type: 'exchange'; id: string; dtypes: Readonly<Record<string, string>> }
  | { type: 'pause' | 'resume' | 'remove' | 'stopExchange'; id: string };

/** Whether it can be asked; files of it may be on their way all the same. */
export const isUsable = ({ dtypes }: Pick<ModelStatus, 'dtypes'>): boolean => dtypes !== null;

/** Whether something is being done, or will be, without the user. */
export const isMoving = ({ state }: Pick<ModelStatus, 'state'>): boolean =>
  !['paused', 'failed', 'installed'].includes(state);
