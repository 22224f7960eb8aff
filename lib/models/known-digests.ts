import type { Check } from './digest';

/**
 * SHA-256 of weights of the catalogue, by "repo@commit", file and format: known before the hub is asked, so that it cannot
 * give others. At least two independent sources agree on each (docs/adr/0005-pinned-models.md); what they do not tell is
 * checked against the hub's own listing.
 */
export const KNOWN_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'onnx-community/Florence-2-base-ft@e88a44eaf3791a35eae0c5a47b3dbcd36e67eb6f': {
    'onnx/embed_tokens.onnx': '90cae3deb6406938c676a35b5246db02b478c9cc8cf93508361be80c05babf95',
    'onnx/embed_tokens_fp16.onnx': 'da2607930eea5e21e4a2bd5fd069de550f1acc30316a4e8f824551a95232ba39',
    'onnx/embed_tokens_quantized.onnx': '6b2258db1c8ee9b160576ccde3cd3814d83a2edaed0dd1c6ca9ff3c38fa62214',
    'onnx/vision_encoder.onnx': 'd67258cdfdebfa21285dad9e7bd4bd99725236d0aaef9e474a1b24a6ec471351',
    'onnx/vision_encoder_fp16.onnx': 'a7abcd77199c5d0089cf985ede4dd8089acd84f30fb3fb1462d5930345c688b3',
    'onnx/vision_encoder_quantized.onnx': '3b79d54f23f666f731549db23cb070c35a979ce19cbd9720e90e67a78dc9768c',
    'onnx/encoder_model_q4.onnx': '34b17bcf191dacb79bd482b94bad5cf1ba39bc770f6a4c9ae26f28b89c235e4b',
    'onnx/encoder_model_quantized.onnx': 'f4ad7a68f1fb875d3bcf735ea14a7021b7ba7e83baf7cf10289881b4ed6d9b85',
    'onnx/decoder_model_merged_q4.onnx': 'be7a2f33e65f8d65538024772fda4d1c5a7752d60a7159aadf53f9f4798b90fa',
    'onnx/decoder_model_merged_quantized.onnx': 'f22f52f980c33df0efa15932c2f3db6d9d3595ce6387eca938b8cfe23dc4c641',
  },
  'Mozilla/distilvit@9e4003c5a8dd811e5d2015ffc8b153be74155a64': {
    'onnx/decoder_model_merged_quantized.onnx': '0c66eda97aa444b17357dfba1c9827abc7824d6fd905dd28f097f74ddef02943',
  },
  'HuggingFaceTB/SmolVLM-256M-Instruct@7e3e67edbbed1bf9888184d9df282b700a323964': {
    'onnx/embed_tokens_quantized.onnx': '4b919b829fe2bf225e42431230c56891116f0149e5170e36c99bcc0cfae0d2ef',
    'onnx/vision_encoder_quantized.onnx': 'f82adc84246fbfe8651038470166385452682cc889538f5106544e622e5f1595',
    'onnx/decoder_model_merged_quantized.onnx': '33f14f3bca52699d733d86fcc9c5a0ec6f57afffa1dc9596abde53cde9df81aa',
  },
  'onnx-community/Qwen3.5-0.8B-ONNX@c0d619322dad7c4441a8841a53fc59772ddddcc0': {
    'onnx/embed_tokens_q4f16.onnx': '8218531ac44ae9978d50647f1d907c53c308f758514b992504238c77843c254d',
    'onnx/embed_tokens_q4f16.onnx_data': 'ec4a1f13ff942653b52000a7a0ec40504110d8be9a0ecab2da4d3063588ed563',
    'onnx/decoder_model_merged_q4f16.onnx': '34e17c8e2035919df86ab1f52b41999a1bd18ba96b49dba6ac8d340aae652006',
    'onnx/decoder_model_merged_q4f16.onnx_data': '468cf83a51e81e27ffb4210268b1b09979e68dd128ad5fe347e5d08721cecc41',
  },
  'Xenova/vit-gpt2-image-captioning@215b4edcb7ec1fad5905a18a03f7b2007f6fabd0': {
    'onnx/encoder_model_quantized.onnx': '6f6e2e27c11303cf533682184543333e7ecb930a734197a0272a1e408aba2766',
  },
  'Xenova/clip-vit-base-patch32@d15189d7028b43f1d3e65039190477f6af591c2a': {
    'onnx/vision_model_quantized.onnx': '583fd1110a514667812fee7d684952aaf82a99b959760c8d7dca7e0ab9839299',
    'onnx/text_model_quantized.onnx': '73baab855d406190da9faa498cfedf65f15cf309f4cc7385b7b032e6d08e5c3a',
  },
  'Xenova/siglip-base-patch16-224@4649052661e53c7000355844105f8a1792088239': {
    'onnx/vision_model_quantized.onnx': 'ef14a954f3d57e1806666432bd9785004c1dc27100aa260eee0cb0f10a5de058',
    'onnx/text_model_quantized.onnx': 'ad0329b1f35acc66d8953ff2559ce358da8eb0a7011794cf951523d63a4dbce2',
  },
};

/** How a file of a repository at a commit is known to be the right one; null where only its server can tell. */
export function knownCheck(repo: string, revision: string, path: string): Check | null {
  const sha256 = KNOWN_DIGESTS[`${repo}@${revision}`]?.[path];
  return sha256 ? { sha256 } : null;
}
