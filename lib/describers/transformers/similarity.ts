import {
  AutoImageProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  type Tensor,
} from '@huggingface/transformers';
import type { Picture } from '../describer';
import type { LoadOptions } from './architectures/architecture';
import { toRawImage } from './raw-image';

/** Tells how well words fit a picture. */
export interface SimilarityModel {
  /** Cosine of the angle between both, as CLIP sees them: -1..1; 0.25 and more for words that fit a photograph. */
  similarity(picture: Picture, text: string): Promise<number>;
}

/** CLIP: https://arxiv.org/abs/2103.00020. `name` is what transformers.js looks the files up by. */
export async function loadSimilarity(name: string, { device, dtype }: LoadOptions): Promise<SimilarityModel> {
  const load = (dtype: string | undefined) => ({ device, dtype: dtype ?? 'fp32' }) as never;
  const [tokenizer, processor, texts, pictures] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    AutoImageProcessor.from_pretrained(name),
    CLIPTextModelWithProjection.from_pretrained(name, load(dtype.text_model)),
    CLIPVisionModelWithProjection.from_pretrained(name, load(dtype.vision_model)),
  ]);
  return {
    async similarity(picture, text) {
      const { text_embeds } = await texts(tokenizer([text], { truncation: true }));
      const { image_embeds } = await pictures(await processor(toRawImage(picture)));
      return cosine((text_embeds as Tensor).data as Float32Array, (image_embeds as Tensor).data as Float32Array);
    },
  };
}

function cosine(one: Float32Array, other: Float32Array): number {
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}
