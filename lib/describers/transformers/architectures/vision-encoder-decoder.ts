import { AutoImageProcessor, AutoModelForVision2Seq, AutoTokenizer } from '@huggingface/transformers';
import type { LoadArchitecture } from './architecture';

/** distilvit and vit-gpt2: no prompt, one short sentence. */
export const loadVisionEncoderDecoder: LoadArchitecture = async (name, options) => {
  const [model, tokenizer, processor] = await Promise.all([
    AutoModelForVision2Seq.from_pretrained(name, options as never),
    AutoTokenizer.from_pretrained(name),
    AutoImageProcessor.from_pretrained(name),
  ]);
  return {
    model,
    tokenizer,
    answersIn: () => 'en',
    async inputs(image) {
      const { pixel_values } = await processor(image);
      return { inputs: pixel_values };
    },
  };
};
