import type { Trace } from '../../lib/shared/trace';
import type { ReferenceCase } from './contract';

export interface Comparison {
  /** Tokens in the same place that are the same. */
  equal: number;
  /** Tokens of the longer of the two. */
  compared: number;
  /** Over all steps up to the first other token, and all tokens that both tell of. */
  largestDifference: number;
}

export function compare(
  reference: Pick<ReferenceCase, 'tokens' | 'logits'>,
  trace: Pick<Trace, 'tokens' | 'steps'>,
): Comparison {
  const compared = Math.max(reference.tokens.length, trace.tokens.length);
  const equal = reference.tokens.filter((token, at) => token === trace.tokens[at]).length;
  const same = reference.tokens.findIndex((token, at) => token !== trace.tokens[at]);
  const steps = reference.logits.slice(0, same === -1 ? undefined : same + 1);
  const differences = steps.flatMap(({ ids, values }, step) => {
    const ours = new Map(trace.steps[step]?.ids.map((id, at) => [id, trace.steps[step]?.values[at] ?? Number.NaN]));
    return ids.map((id, at) => Math.abs((values[at] ?? Number.NaN) - (ours.get(id) ?? Number.POSITIVE_INFINITY)));
  });
  return { equal, compared, largestDifference: Math.max(0, ...differences) };
}
