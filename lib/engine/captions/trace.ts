import type { CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { TraceableCaptioner } from '../../describers/generation';
import type { Trace, TraceLimits } from '../../shared/trace';

/** More than the eight that the reference keeps, as close neighbours may change places. */
const KEPT = 32;

export async function traceGeneration(
  captioner: TraceableCaptioner,
  picture: Picture,
  request: CaptionRequest & TraceLimits,
  signal: AbortSignal,
): Promise<Trace> {
  const steps: Trace['steps'] = [];
  const start = performance.now();
  const { tokens, text } = await captioner.generate(picture, request, {
    maxTokens: request.maxTokens,
    signal,
    onScores: request.withoutSteps ? undefined : (scores) => steps.push(highest(scores)),
  });
  const milliseconds = performance.now() - start;
  return { tokens, text, steps, milliseconds, encodings: captioner.encodings?.() ?? null };
}

/** Numbers are sorted much faster than tokens by their numbers. */
function highest(scores: Float32Array): { ids: number[]; values: number[] } {
  const threshold = scores.slice().sort().at(-KEPT) ?? Number.NEGATIVE_INFINITY;
  const ids: number[] = [];
  for (let id = 0; id < scores.length; id++) if ((scores[id] ?? Number.NaN) >= threshold) ids.push(id);
  return { ids, values: ids.map((id) => scores[id] ?? Number.NaN) };
}
