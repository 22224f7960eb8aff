import { BaseStreamer, LogitsProcessor, StoppingCriteria, type Tensor } from '@huggingface/transformers';
import { mostLikely } from '../log-probability';

/** Looks at the scores that each new token is chosen by, and leaves them as they are. */
export class ScoreRecorder extends LogitsProcessor {
  readonly logProbabilities: number[] = [];

  constructor(private readonly onScores?: (scores: Float32Array) => void) {
    super();
  }

  override _call(_: bigint[][], logits: Tensor): Tensor {
    const scores = logits.data as Float32Array;
    const { logProbability } = mostLikely(scores);
    if (Number.isNaN(logProbability)) throw new Error('the model answers with what is not a number');
    this.logProbabilities.push(logProbability);
    this.onScores?.(scores);
    return logits;
  }
}

/** Collects the new tokens; the prompt, which transformers.js streams first, is left out. */
export class TokenCollector extends BaseStreamer {
  readonly tokens: number[] = [];
  #isPrompt = true;

  constructor(private readonly onToken: () => void) {
    super();
  }

  override put([tokens]: bigint[][]): void {
    if (this.#isPrompt) this.#isPrompt = false;
    else {
      for (const token of tokens ?? []) this.tokens.push(Number(token));
      this.onToken();
    }
  }

  override end(): void {}
}

export class StopWhenAborted extends StoppingCriteria {
  constructor(private readonly signal: AbortSignal) {
    super();
  }

  override _call(inputIds: number[][]): boolean[] {
    return inputIds.map(() => this.signal.aborted);
  }
}
