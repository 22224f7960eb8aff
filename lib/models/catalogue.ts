import type { Architecture } from '../shared/installed-model';

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
  /** The commit that is installed (40 hex digits). Null: the one that `main` is at then, and stays at. */
  revision: string | null;
  licence: string;
  licenceUrl: string;
  architecture: Architecture;
  /** BCP 47; "*" for many. */
  languages: readonly string[];
  dtypes: Readonly<Partial<Record<DeviceProfile, Dtypes>>>;
  /** Megabytes of the download, about. */
  megabytes: Readonly<Partial<Record<DeviceProfile, number>>>;
}

const APACHE = { licence: 'Apache-2.0', licenceUrl: 'https://www.apache.org/licenses/LICENSE-2.0' };
const ENCODER_DECODER_Q8 = { encoder_model: 'q8', decoder_model_merged: 'q8' };
const ENCODER_DECODER_FP32 = { encoder_model: 'fp32', decoder_model_merged: 'fp32' };
const chat = (dtype: string, vision = dtype): Dtypes => {
  return { embed_tokens: vision, vision_encoder: vision, decoder_model_merged: dtype };
};

/** Sizes are from the hub's pages where they are known, else reckoned from the parameters. q8 decoders give gibberish on WebGPU, q4 is slow on WASM. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: 'florence-2-base-ft',
    name: 'Florence-2',
    repo: 'onnx-community/Florence-2-base-ft',
    revision: null,
    licence: 'MIT',
    licenceUrl: 'https://opensource.org/license/mit',
    architecture: 'florence2',
    languages: ['en'],
    dtypes: {
      wasm: { embed_tokens: 'q8', vision_encoder: 'q8', encoder_model: 'q8', decoder_model_merged: 'q8' },
      webgpu: { embed_tokens: 'fp32', vision_encoder: 'fp32', encoder_model: 'q4', decoder_model_merged: 'q4' },
      'webgpu-f16': { embed_tokens: 'fp16', vision_encoder: 'fp16', encoder_model: 'q4', decoder_model_merged: 'q4' },
    },
    megabytes: { wasm: 280, webgpu: 619, 'webgpu-f16': 357 },
  },
  {
    id: 'distilvit',
    name: 'distilvit',
    repo: 'Mozilla/distilvit',
    revision: null,
    ...APACHE,
    architecture: 'vision-encoder-decoder',
    languages: ['en'],
    dtypes: { wasm: ENCODER_DECODER_Q8, webgpu: ENCODER_DECODER_FP32 },
    megabytes: { wasm: 187, webgpu: 730 },
  },
  {
    id: 'smolvlm-256m',
    name: 'SmolVLM 256M',
    repo: 'HuggingFaceTB/SmolVLM-256M-Instruct',
    revision: null,
    ...APACHE,
    architecture: 'idefics3',
    languages: ['en'],
    dtypes: { wasm: chat('q8'), webgpu: chat('q4', 'fp32'), 'webgpu-f16': chat('q4', 'fp16') },
    megabytes: { wasm: 260, webgpu: 620, 'webgpu-f16': 400 },
  },
  {
    id: 'qwen3.5-0.8b',
    name: 'Qwen3.5 0.8B',
    repo: 'onnx-community/Qwen3.5-0.8B-ONNX',
    revision: null,
    ...APACHE,
    architecture: 'qwen3_5',
    languages: ['*'],
    dtypes: { wasm: chat('q8'), webgpu: chat('q4'), 'webgpu-f16': chat('q4f16', 'fp16') },
    megabytes: { wasm: 900, webgpu: 650, 'webgpu-f16': 650 },
  },
  {
    id: 'lfm2.5-vl-450m',
    name: 'LFM2.5-VL 450M',
    repo: 'LiquidAI/LFM2.5-VL-450M-ONNX',
    revision: null,
    licence: 'LFM Open License 1.0 (free below a yearly revenue)',
    licenceUrl: 'https://www.liquid.ai/lfm-license',
    architecture: 'lfm2_vl',
    languages: ['en', 'ja', 'ko', 'fr', 'es', 'de', 'ar', 'zh', 'pt'],
    dtypes: { wasm: chat('q8'), webgpu: chat('q4', 'fp32'), 'webgpu-f16': chat('q4', 'fp16') },
    megabytes: { wasm: 770, webgpu: 900, 'webgpu-f16': 770 },
  },
  {
    id: 'vit-gpt2',
    name: 'ViT-GPT2',
    repo: 'Xenova/vit-gpt2-image-captioning',
    revision: null,
    ...APACHE,
    architecture: 'vision-encoder-decoder',
    languages: ['en'],
    dtypes: { wasm: ENCODER_DECODER_Q8, webgpu: ENCODER_DECODER_FP32 },
    megabytes: { wasm: 246, webgpu: 960 },
  },
  {
    id: 'clip-vit-base-patch32',
    name: 'CLIP',
    repo: 'Xenova/clip-vit-base-patch32',
    revision: null,
    licence: 'MIT',
    licenceUrl: 'https://github.com/openai/CLIP/blob/main/LICENSE',
    architecture: 'clip',
    languages: ['en'],
    dtypes: { wasm: { text_model: 'q8', vision_model: 'q8' } },
    megabytes: { wasm: 155 },
  },
  {
    id: 'siglip-base-patch16-224',
    name: 'SigLIP',
    repo: 'Xenova/siglip-base-patch16-224',
    revision: null,
    ...APACHE,
    architecture: 'siglip',
    languages: ['en'],
    dtypes: { wasm: { text_model: 'q8', vision_model: 'q8' } },
    megabytes: { wasm: 206 },
  },
];

/** The best profile of those that a machine can run which the model has files for. */
export function profileOf(dtypes: CatalogueEntry['dtypes'], best: DeviceProfile): DeviceProfile {
  const order: DeviceProfile[] = ['webgpu-f16', 'webgpu', 'wasm'];
  return order.slice(order.indexOf(best)).find((profile) => dtypes[profile]) ?? 'wasm';
}
