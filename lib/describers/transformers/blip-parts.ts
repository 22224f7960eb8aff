import { AutoImageProcessor, AutoTokenizer } from '@huggingface/transformers';
import type { Picture } from '../describer';
import { toRawImage } from './raw-image';

export interface BlipParts {
  /** 1 * 3 * side * side numbers, resized and normalised as the model was trained. */
  pixels(picture: Picture): Promise<{ data: Float32Array; dims: readonly number[] }>;
  /** The ids of a text, without those around it. */
  encode(text: string): number[];
  /** Without special tokens. */
  decode(tokens: number[]): string;
}

/** What transformers.js has of BLIP: nothing but BERT's tokenizer and the usual image processing. */
export async function loadBlipParts(name: string): Promise<BlipParts> {
  const [tokenizer, processor] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    AutoImageProcessor.from_pretrained(name),
  ]);
  return {
    async pixels(picture) {
      const { pixel_values } = await processor([toRawImage(picture)]);
      return { data: pixel_values.data, dims: pixel_values.dims };
    },
    encode: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    decode: (tokens) => tokenizer.decode(tokens, { skip_special_tokens: true }).trim(),
  };
}
