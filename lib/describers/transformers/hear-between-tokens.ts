import type { PreTrainedModel } from '@huggingface/transformers';
import { nextTask } from '../../shared/next-task';

/**
 * Has a model hear between two tokens that nobody wants its words any more. On WASM a whole generation is one task
 * otherwise: the message waits until it is over, and the worker is stopped, which costs the loading of the model.
 */
export function hearBetweenTokens(model: PreTrainedModel): void {
  const forward = model.forward.bind(model);
  model.forward = async (inputs) => {
    await nextTask();
    return forward(inputs);
  };
}
