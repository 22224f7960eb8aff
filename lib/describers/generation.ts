import type { OnText } from '../shared/progress';
import type { Captioner, CaptionRequest } from './captioner';
import type { Picture } from './describer';

/** What a model has said, token by token. */
export interface Generation {
  /** Newly generated ones, also the one that ends the text. */
  tokens: number[];
  /** Natural logarithms, one a token. */
  logProbabilities: number[];
  /** Without special tokens. */
  text: string;
  ending: 'stop' | 'length';
}

export interface GenerationOptions {
  maxTokens: number;
  signal: AbortSignal;
  onText?: OnText | undefined;
  /** Gets the scores of each step (one a token of the vocabulary), for comparison with a reference. */
  onScores?: ((scores: Float32Array) => void) | undefined;
}

/** A captioner that can also be compared with a reference, token for token. */
export interface TraceableCaptioner extends Captioner {
  /** How often it has looked at a picture, where it remembers the last one. */
  encodings?(): number;
  generate(picture: Picture, request: CaptionRequest, options: GenerationOptions): Promise<Generation>;
}
