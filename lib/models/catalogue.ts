import type { Architecture } from '../shared/installed-model';
import type { Strength } from '../shared/model-offer';

/** What a machine can run: half precision needs a GPU that computes with it. */
export type DeviceProfile = 'wasm' | 'webgpu' | 'webgpu-f16';

/** Number format by session, as transformers.js names both: { vision_encoder: "fp16" }. */
export type Dtypes = Readonly<Record<string, string>>;

export interface CatalogueEntry {
  id: string;
  /** As its makers call it. */
  name: string;
  /** owner/name on the hub. */
  repo: string;
  /** The commit that is installed (40 hex digits): docs/adr/0005-pinned-models.md says where it is from. */
  revision: string;
  licence: string;
  licenceUrl: string;
  architecture: Architecture;
  strength: Strength;
  /** BCP 47; "*" for many. */
  languages: readonly string[];
  /** The best for each profile. Where it turns out unfit, that of the next lower profile is offered. */
  dtypes: Readonly<Partial<Record<DeviceProfile, Dtypes>>>;
  /** Megabytes of the download, about. */
  megabytes: Readonly<Partial<Record<DeviceProfile, number>>>;
}

const APACHE = { licence: 'Apache-2.0', licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0' };
const ENCODER_DECODER_Q8 = { encoder_model: 'q8', decoder_model_merged: 'q8' };
const ENCODER_DECODER_FP32 = { encoder_model: 'fp32', decoder_model_merged: 'fp32' };
const CHECKER_Q8 = { text_model: 'q8', vision_model: 'q8' };
const chat = (decoder: string, vision = decoder, embed = vision): Dtypes => {
  return { embed_tokens: embed, vision_encoder: vision, decoder_model_merged: decoder };
};

/**
 * Each names files that its repository is known to have. q8 decoders give gibberish on WebGPU, q4 is slow on WASM. Sizes are
 * the sums of its files; where one is not known (fp16 and fp32 of LFM2.5-VL and SmolVLM), reckoned from another format's.
 */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: 'florence-2-base-ft',
    name: 'Florence-2',
    repo: 'onnx-community/Florence-2-base-ft',
    revision: 'e88a44eaf3791a35eae0c5a47b3dbcd36e67eb6f',
    licence: 'MIT',
    licenceUrl: 'https://opensource.org/license/mit',
    architecture: 'florence2',
    strength: 'photos',
    languages: ['en'],
    dtypes: {
      wasm: { embed_tokens: 'q8', vision_encoder: 'q8', encoder_model: 'q8', decoder_model_merged: 'q8' },
      webgpu: { embed_tokens: 'fp32', vision_encoder: 'fp32', encoder_model: 'q4', decoder_model_merged: 'q4' },
      'webgpu-f16': { embed_tokens: 'fp16', vision_encoder: 'fp16', encoder_model: 'q4', decoder_model_merged: 'q4' },
    },
    megabytes: { wasm: 278, webgpu: 621, 'webgpu-f16': 360 },
  },
  {
    id: 'distilvit',
    name: 'distilvit',
    repo: 'Mozilla/distilvit',
    revision: '9e4003c5a8dd811e5d2015ffc8b153be74155a64',
    ...APACHE,
    architecture: 'vision-encoder-decoder',
    strength: 'quick',
    languages: ['en'],
    // Its q4 decoder is as large as that in fp32.
    dtypes: { wasm: ENCODER_DECODER_Q8, webgpu: ENCODER_DECODER_FP32 },
    megabytes: { wasm: 187, webgpu: 730 },
  },
  {
    id: 'smolvlm-256m',
    name: 'SmolVLM 256M',
    repo: 'HuggingFaceTB/SmolVLM-256M-Instruct',
    revision: '7e3e67edbbed1bf9888184d9df282b700a323964',
    ...APACHE,
    architecture: 'idefics3',
    strength: 'smallChat',
    languages: ['en'],
    dtypes: { wasm: chat('q8'), webgpu: chat('q4', 'fp32'), 'webgpu-f16': chat('q4', 'fp16') },
    megabytes: { wasm: 264, webgpu: 578, 'webgpu-f16': 335 },
  },
  {
    id: 'qwen3.5-0.8b',
    name: 'Qwen3.5 0.8B',
    repo: 'onnx-community/Qwen3.5-0.8B-ONNX',
    revision: 'c0d619322dad7c4441a8841a53fc59772ddddcc0',
    ...APACHE,
    architecture: 'qwen3_5',
    strength: 'largeChat',
    languages: ['*'],
    // There is no q8 of it.
    dtypes: { wasm: chat('q4'), webgpu: chat('q4'), 'webgpu-f16': chat('q4f16') },
    megabytes: { wasm: 687, webgpu: 687, 'webgpu-f16': 666 },
  },
  {
    id: 'lfm2.5-vl-450m',
    name: 'LFM2.5-VL 450M',
    repo: 'LiquidAI/LFM2.5-VL-450M-ONNX',
    revision: '95c283d4497a56477a83177079fa6b7121abb1b1',
    licence: 'LFM Open License 1.0',
    licenceUrl: 'https://www.liquid.ai/lfm-license',
    architecture: 'lfm2_vl',
    strength: 'languages',
    languages: ['en', 'ja', 'ko', 'fr', 'es', 'de', 'ar', 'zh', 'pt'],
    // Its 8-bit files are called otherwise than transformers.js looks for; its embeddings are in fp32 and fp16 alone.
    dtypes: {
      wasm: chat('q4', 'q4', 'fp32'),
      webgpu: chat('q4', 'q4', 'fp32'),
      'webgpu-f16': chat('q4', 'fp16', 'fp16'),
    },
    megabytes: { wasm: 815, webgpu: 815, 'webgpu-f16': 810 },
  },
  {
    id: 'vit-gpt2',
    name: 'ViT-GPT2',
    repo: 'Xenova/vit-gpt2-image-captioning',
    revision: '215b4edcb7ec1fad5905a18a03f7b2007f6fabd0',
    // The licence of the model that it was converted from, as with CLIP and SigLIP: their own cards name none.
    ...APACHE,
    architecture: 'vision-encoder-decoder',
    strength: 'old',
    languages: ['en'],
    dtypes: { wasm: ENCODER_DECODER_Q8, webgpu: ENCODER_DECODER_FP32 },
    megabytes: { wasm: 248, webgpu: 960 },
  },
  {
    id: 'clip-vit-base-patch32',
    name: 'CLIP',
    repo: 'Xenova/clip-vit-base-patch32',
    revision: 'd15189d7028b43f1d3e65039190477f6af591c2a',
    licence: 'MIT',
    licenceUrl: 'https://github.com/openai/CLIP/blob/main/LICENSE',
    architecture: 'clip',
    strength: 'check',
    languages: ['en'],
    dtypes: { wasm: CHECKER_Q8 },
    megabytes: { wasm: 156 },
  },
  {
    id: 'siglip-base-patch16-224',
    name: 'SigLIP',
    repo: 'Xenova/siglip-base-patch16-224',
    revision: '4649052661e53c7000355844105f8a1792088239',
    ...APACHE,
    architecture: 'siglip',
    strength: 'exactCheck',
    languages: ['en'],
    dtypes: { wasm: CHECKER_Q8 },
    megabytes: { wasm: 213 },
  },
];

const BEST_FIRST: readonly DeviceProfile[] = ['webgpu-f16', 'webgpu', 'wasm'];

/** The best profile of those that a machine can run which the model has files for, and which have not turned out unfit there. */
export function profileOf(
  dtypes: CatalogueEntry['dtypes'],
  best: DeviceProfile,
  isUnfit: (dtypes: Dtypes) => boolean = () => false,
): DeviceProfile {
  const isFit = (profile: DeviceProfile) => {
    const formats = dtypes[profile];
    return formats !== undefined && (profile === 'wasm' || !isUnfit(formats));
  };
  return BEST_FIRST.slice(BEST_FIRST.indexOf(best)).find(isFit) ?? 'wasm';
}
