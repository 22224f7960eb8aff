import { AutoImageProcessor, AutoModelForVision2Seq, AutoTokenizer, env, RawImage } from '@huggingface/transformers';

interface BareModel {
  /** Milliseconds from the picture to its text. */
  time(
    picture: { raster: { data: Uint8ClampedArray; width: number; height: number } },
    tokens: number,
  ): Promise<number>;
}

/** A vision-encoder-decoder model as transformers.js itself runs it, with nothing around it. */
export async function loadBareCaptions(
  host: string,
  repo: string,
  revision: string,
  device: 'wasm' | 'webgpu',
  dtype: string,
): Promise<BareModel> {
  env.allowLocalModels = false;
  env.allowRemoteModels = true;
  env.remoteHost = host;
  env.remotePathTemplate = `{model}/resolve/${revision}/`;
  const options = {
    device,
    dtype: { model: dtype, encoder_model: dtype, decoder_model_merged: dtype },
  };
  const [model, tokenizer, processor] = await Promise.all([
    AutoModelForVision2Seq.from_pretrained(repo, options as never),
    AutoTokenizer.from_pretrained(repo),
    AutoImageProcessor.from_pretrained(repo),
  ]);
  return {
    async time({ raster: { data, width, height } }, tokens) {
      const start = performance.now();
      const { pixel_values } = await processor(new RawImage(data, width, height, 4).rgb());
      const output = await model.generate({ inputs: pixel_values, max_new_tokens: tokens, do_sample: false } as never);
      tokenizer.batch_decode(output as never, { skip_special_tokens: true });
      return performance.now() - start;
    },
  };
}
