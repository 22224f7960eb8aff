export interface Choice {
  token: number;
  /** Natural logarithm of its softmax probability: 0 or less; NaN when the model's output is not a number. */
  logProbability: number;
}

/** The most likely token of one step, as greedy decoding takes it. `logits` are unnormalised, one a token. */
export function mostLikely(logits: ArrayLike<number>): Choice {
  let token = 0;
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < logits.length; index++) {
    const logit = logits[index] as number;
    if (Number.isNaN(logit)) return { token: index, logProbability: Number.NaN };
    if (logit > highest) [highest, token] = [logit, index];
  }
  let sum = 0;
  for (let index = 0; index < logits.length; index++) sum += Math.exp((logits[index] as number) - highest);
  return { token, logProbability: -Math.log(sum) };
}
