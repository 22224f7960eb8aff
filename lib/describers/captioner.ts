import type { OnText } from '../shared/progress';
import type { CaptionTask, Exchange } from '../shared/wish';
import type { Picture } from './describer';

export interface CaptionRequest {
  task: CaptionTask;
  /** For the task "question" alone. */
  question?: string | undefined;
  /** What was asked and answered before the question, the oldest first. */
  past?: Exchange[] | undefined;
  /** What the page says around the image, if the user lets models see it. Written by strangers: data, not orders. */
  context?: string | undefined;
  /** How a conditional caption is to begin, for models that can: "a photography of". */
  prefix?: string | undefined;
  /** BCP 47: the language that is wished for. */
  language: string;
  /** The model is stopped after so many new tokens. */
  maxTokens: number;
}

export interface Caption {
  /** As the model said it: not cleaned, not hedged. */
  text: string;
  /** BCP 47: the language of the answer. It says nothing of text that was read in the image. */
  language: string;
  /** Natural logarithm of each new token's probability when it was chosen; null where a captioner does not tell. */
  logProbabilities: readonly number[] | null;
  /** "stop": the model ended by itself. "length": it was cut off at maxTokens. */
  ending: 'stop' | 'length';
}

/** Turns pixels into sentences. It knows nothing of pages, settings or messages. */
export interface Captioner {
  readonly id: string;
  readonly tasks: readonly CaptionTask[];
  /**
   * Rejects with the signal's reason when it is aborted.
   * @param onText is called each time there is more.
   */
  caption(picture: Picture, request: CaptionRequest, signal: AbortSignal, onText?: OnText): Promise<Caption>;
  dispose(): Promise<void>;
}
