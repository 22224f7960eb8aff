import type { CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { TraceableCaptioner } from '../../describers/generation';
import type { Trace } from '../../shared/trace';

/** More than the eight that the reference keeps, as close neighbours may change places. */
const KEPT = 32;

export async function traceGeneration(
  captioner: TraceableCaptioner,
  picture: Picture,
  request: CaptionRequest,
  signal: AbortSignal,
): Promise<Trace> {
  const steps: Trace['steps'] = [];
  const start = performance.now();
  const { tokens, text } = await captioner.generate(picture, request, {
    maxTokens: request.maxTokens,
    signal,
    onScores: (scores) => steps.push(highest(scores)),
  });
  return { tokens, text, steps, milliseconds: performance.now() - start };
}

function highest(scores: Float32Array): { ids: number[]; values: number[] } {
  const ids = Array.from(scores.keys())
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
    .slice(0, KEPT);
  return { ids, values: ids.map((id) => scores[id] ?? Number.NaN) };
}
