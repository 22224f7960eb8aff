import {
  AutoModelForImageTextToText,
  AutoProcessor,
  type PreTrainedTokenizer,
  type Processor,
  type RawImage,
} from '@huggingface/transformers';
import { turnsFor } from '../../../models/turns';
import type { CaptionRequest } from '../../captioner';
import type { LoadArchitecture } from './architecture';

type Ask = (processor: Processor, prompt: string, image: RawImage) => Promise<Record<string, unknown>>;

/** The image goes with the first of them. */
const messagesFor = (request: CaptionRequest) =>
  turnsFor(request).map(({ role, text }, at) => ({
    role,
    content: [...(at === 0 ? [{ type: 'image' }] : []), { type: 'text', text }],
  }));

/** Models that are asked by a message with an image in it. Their processors differ in the order of arguments. */
const loadChat =
  (ask: Ask): LoadArchitecture =>
  async (name, options) => {
    const [model, processor] = await Promise.all([
      AutoModelForImageTextToText.from_pretrained(name, options as never),
      AutoProcessor.from_pretrained(name),
    ]);
    return {
      model,
      tokenizer: processor.tokenizer as PreTrainedTokenizer,
      answersIn: (wished) => wished,
      async inputs(image, request) {
        const prompt = processor.apply_chat_template(
          messagesFor(request) as never,
          {
            add_generation_prompt: true,
            // Qwen3.5 thinks aloud otherwise; other templates do not look at it.
            enable_thinking: false,
          } as never,
        );
        return ask(processor, prompt as string, image);
      },
    };
  };

/** One tile: the split into up to 17 makes a caption no better and 17 times slower. */
export const loadIdefics3 = loadChat((processor, prompt, image) =>
  processor(prompt, [image], { do_image_splitting: false }),
);
export const loadQwen = loadChat((processor, prompt, image) => processor(prompt, [image]));
export const loadLfm2Vl = loadChat((processor, prompt, image) => processor([image], prompt));
