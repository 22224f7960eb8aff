import { AutoModelForImageTextToText, AutoProcessor, type PreTrainedTokenizer } from '@huggingface/transformers';
import type { CaptionTask } from '../../../shared/wish';
import type { LoadArchitecture } from './architecture';

/** The tasks that Florence-2 was trained on; it answers no questions. <OCR> reads the text in the image. */
const TASK_PROMPTS: Partial<Record<CaptionTask, string>> = {
  brief: '<CAPTION>',
  detailed: '<MORE_DETAILED_CAPTION>',
  text: '<OCR>',
};

export const loadFlorence2: LoadArchitecture = async (name, options) => {
  const [model, processor] = await Promise.all([
    AutoModelForImageTextToText.from_pretrained(name, options as never),
    AutoProcessor.from_pretrained(name),
  ]);
  return {
    model,
    tokenizer: processor.tokenizer as PreTrainedTokenizer,
    answersIn: () => 'en',
    async inputs(image, { task }) {
      const prompt = TASK_PROMPTS[task];
      if (!prompt) throw new Error(`Florence-2 has no task "${task}"`);
      return processor(image, prompt);
    },
  };
};
