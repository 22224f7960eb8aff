import {
  AutoImageProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  SiglipTextModel,
  SiglipVisionModel,
  type Tensor,
} from '@huggingface/transformers';
import type { Checker } from '../../shared/installed-model';
import type { Picture } from '../describer';
import type { LoadOptions } from './architectures/architecture';
import { toRawImage } from './raw-image';

/** Tells how well words fit a picture. */
export interface SimilarityModel {
  /** Cosine of the angle between both, as the model sees them: -1..1. */
  similarity(picture: Picture, text: string): Promise<number>;
  /** The least cosine of words that fit a photograph. */
  readonly fitsFrom: number;
  /** The least of words that fit it beyond doubt. */
  readonly fitsWellFrom: number;
}

/** What differs from kind to kind. */
const KINDS = {
  /**
   * https://arxiv.org/abs/2103.00020. Captions that fit have 0.25 to 0.35, others 0.1 to 0.18 (CLIPScore,
   * https://arxiv.org/abs/2104.08718).
   */
  clip: {
    texts: CLIPTextModelWithProjection,
    pictures: CLIPVisionModelWithProjection,
    embeddings: ['text_embeds', 'image_embeds'],
    padding: false,
    fitsFrom: 0.18,
    fitsWellFrom: 0.25,
  },
  /**
   * https://arxiv.org/abs/2303.15343. It is trained on texts padded to one length. By its scale and bias (117 and -12.9), a
   * cosine of 0.11 is an even chance, 0.07 one in a hundred, and 0.13 nine in ten.
   */
  siglip: {
    texts: SiglipTextModel,
    pictures: SiglipVisionModel,
    embeddings: ['pooler_output', 'pooler_output'],
    padding: 'max_length',
    fitsFrom: 0.07,
    fitsWellFrom: 0.13,
  },
} as const;

/** `name` is what transformers.js looks the files up by. */
export async function loadSimilarity(
  kind: Checker,
  name: string,
  { device, dtype }: LoadOptions,
): Promise<SimilarityModel> {
  const load = (dtype: string | undefined) => ({ device, dtype: dtype ?? 'fp32' }) as never;
  const { embeddings, padding, fitsFrom, fitsWellFrom, ...models } = KINDS[kind];
  const [tokenizer, processor, texts, pictures] = await Promise.all([
    AutoTokenizer.from_pretrained(name),
    AutoImageProcessor.from_pretrained(name),
    models.texts.from_pretrained(name, load(dtype.text_model)),
    models.pictures.from_pretrained(name, load(dtype.vision_model)),
  ]);
  const [ofText, ofPicture] = embeddings;
  return {
    fitsFrom,
    fitsWellFrom,
    async similarity(picture, text) {
      const said: Record<string, Tensor> = await texts(tokenizer([text], { truncation: true, padding }));
      const seen: Record<string, Tensor> = await pictures(await processor(toRawImage(picture)));
      return cosine(said[ofText]?.data as Float32Array, seen[ofPicture]?.data as Float32Array);
    },
  };
}

function cosine(one: Float32Array, other: Float32Array): number {
  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}
