import type { Endpoint } from './endpoint';
import type { EngineDevice } from './engine-device';

/** One sentence for a name; more for a reader who asks; the text in the image; an answer to a question. */
export const CAPTION_TASKS = ['brief', 'detailed', 'text', 'question'] as const;
export type CaptionTask = (typeof CAPTION_TASKS)[number];

/** A question that was asked of an image, and what was answered. */
export interface Exchange {
  question: string;
  answer: string;
}

/** So many of them, the newest, are told to a model that is asked once more. */
export const MOST_EXCHANGES = 4;

/** What a reader wishes to know of an image. */
export interface ImageWish {
  task: CaptionTask;
  /** For the task "question" alone. */
  question?: string | undefined;
  /** What was asked and answered before the question, the oldest first. */
  past?: Exchange[] | undefined;
  /** For the task "brief" alone: how the sentence is to begin, for models that go on with a text. */
  prefix?: string | undefined;
  /** What the page says around the image, if the user lets models see it. */
  context?: string | undefined;
  /** BCP 47: the language of the answer, for captioners that have a choice. */
  language: string;
  /** Another describer than the one in use, by its id. */
  model?: string | undefined;
}

export interface CaptionWish extends Omit<ImageWish, 'model'> {
  /** The id of the installed model to ask, or ENDPOINT_ID. */
  model: string;
  /** Which state of its files: another one may say something else. Undefined where that is not known. */
  revision?: string | undefined;
  /** Where ENDPOINT_ID is to be found. */
  endpoint?: Endpoint | undefined;
  /** The user wants to hear this model, and not one that is faster. */
  isChosen?: boolean | undefined;
  /** More than a sentence even for a name, of describers that can. */
  isDetailed?: boolean | undefined;
}

/** What the engine is to do with a picture. */
export interface EngineWish {
  /** Where the bundled model is to run. */
  device: EngineDevice;
  /** Where captioning models are to run; "auto": wherever this machine is best at it. */
  captionDevice: EngineDevice | 'auto';
  /** Null: there is no captioning model. */
  caption: CaptionWish | null;
}
