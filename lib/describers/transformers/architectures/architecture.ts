import type { PreTrainedModel, PreTrainedTokenizer, RawImage } from '@huggingface/transformers';
import type { CaptionRequest } from '../../captioner';

/** Where a model runs and in which number format, by the name of its session ("vision_encoder"). */
export interface LoadOptions {
  device: 'wasm' | 'webgpu';
  dtype: Record<string, string>;
}

/** A loaded model, and what has to be known of its architecture to ask it. */
export interface LoadedModel {
  model: PreTrainedModel;
  tokenizer: PreTrainedTokenizer;
  /** BCP 47: what it answers in when a language is wished for. */
  answersIn(wished: string): string;
  /** What generate() is given. Rejects where the model cannot do the task. */
  inputs(image: RawImage, request: CaptionRequest): Promise<Record<string, unknown>>;
}

/** @param name as transformers.js is to look it up: the runtime answers with the installed files. */
export type LoadArchitecture = (name: string, options: LoadOptions) => Promise<LoadedModel>;
