import {
  LogitsProcessorList,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  StoppingCriteriaList,
} from '@huggingface/transformers';
import type { Generation, GenerationOptions } from '../generation';
import { createTeller } from '../teller';
import { ScoreRecorder, StopWhenAborted, TokenCollector } from './generation-watch';

/** Greedy decoding. Rejects with the signal's reason, between two tokens, when it is aborted. */
export async function generate(
  model: PreTrainedModel,
  tokenizer: PreTrainedTokenizer,
  inputs: Record<string, unknown>,
  { maxTokens, signal, onText, onScores }: GenerationOptions,
): Promise<Generation> {
  const textOf = (tokens: number[]) => tokenizer.decode(tokens, { skip_special_tokens: true }).trim();
  const scores = new ScoreRecorder(onScores);
  const collector = new TokenCollector(() => tell());
  const tell = createTeller(
    onText,
    () => textOf(collector.tokens),
    () => collector.tokens.length / maxTokens,
  );
  const logitsProcessor = new LogitsProcessorList();
  logitsProcessor.push(scores);
  const stopping = new StoppingCriteriaList();
  stopping.push(new StopWhenAborted(signal));

  signal.throwIfAborted();
  await model.generate({
    ...inputs,
    max_new_tokens: maxTokens,
    do_sample: false,
    num_beams: 1,
    logits_processor: logitsProcessor,
    stopping_criteria: stopping,
    streamer: collector,
  } as never);
  signal.throwIfAborted();
  const { tokens } = collector;
  return {
    tokens,
    logProbabilities: scores.logProbabilities,
    text: textOf(tokens),
    ending: tokens.length < maxTokens || endsText(model, tokens.at(-1)) ? 'stop' : 'length',
  };
}

function endsText(model: PreTrainedModel, token: number | undefined): boolean {
  const { eos_token_id: end } = (model.generation_config ?? model.config) as { eos_token_id?: number | number[] };
  return token !== undefined && [end].flat().includes(token);
}
