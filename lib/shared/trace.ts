import type { EngineDevice } from './engine-device';
import type { Raster, Rgb } from './raster';
import type { ImageWish } from './wish';

export interface TraceLimits {
  /** The model is stopped after so many new tokens. */
  maxTokens: number;
  /** To sort the scores of each step takes longer than a small model does: for measuring it can be left out. */
  withoutSteps?: boolean | undefined;
}

/** A generation that is told step by step, in order to compare it with a reference. */
export interface TraceRequest {
  /** The id of an installed model. */
  model: string;
  device: EngineDevice;
  picture: { raster: Raster; background: Rgb };
  request: ImageWish & TraceLimits;
}

/** A comparison of words with a picture. */
export interface SimilarityRequest {
  /** The id of an installed model that checks. */
  model: string;
  picture: { raster: Raster; background: Rgb };
  text: string;
}

export interface Trace {
  /** Newly generated ones. */
  tokens: number[];
  text: string;
  /** By step, the scores of the tokens that were highest. */
  steps: { ids: number[]; values: number[] }[];
  /** From the picture to the last token. */
  milliseconds: number;
  /** How often the model has looked at a picture since it was loaded; null where it does not remember any. */
  encodings: number | null;
}

export interface TraceAnswer extends Trace {
  /** Where the model really ran. */
  device: EngineDevice | null;
}
