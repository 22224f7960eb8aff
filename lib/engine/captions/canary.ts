import type { Picture } from '../../describers/describer';

const SIDE = 64;

/** A red disc on a blue-to-white sky: enough for a model to have something to say of. */
export function canaryPicture(): Picture {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const inDisc = Math.hypot(x - SIDE / 2, y - SIDE / 3) < SIDE / 5;
      const light = 255 * (y / SIDE);
      data.set(inDisc ? [200, 20, 30, 255] : [light, light, 255, 255], (y * SIDE + x) * 4);
    }
  }
  return { raster: { data, width: SIDE, height: SIDE }, background: [255, 255, 255] };
}

/** The scores of the tokens that a sound device ranks highest, and how far all scores spread. */
export interface CanaryAnswer {
  ids: number[];
  scores: number[];
  /** Standard deviation of all scores. */
  spread: number;
}

const KEPT = 20;
/** A sound device with another number format stays within a few hundredths; a broken one is off by whole spreads. */
const TOLERANCE = 0.5;
const TOP = 5;

export function canaryAnswer(scores: Float32Array): CanaryAnswer {
  const ids = Array.from(scores.keys())
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
    .filter((id) => Number.isFinite(scores[id]))
    .slice(0, KEPT);
  // Tokens that may not be said have a score of minus infinity.
  const finite = scores.filter((score) => Number.isFinite(score));
  const mean = finite.reduce((sum, score) => sum + score, 0) / finite.length;
  const variance = finite.reduce((sum, score) => sum + (score - mean) ** 2, 0) / finite.length;
  return { ids, scores: ids.map((id) => scores[id] ?? 0), spread: Math.sqrt(variance) };
}

/** Whether there is an answer at all: a broken device may give nothing but what is not a number, or the same for all. */
export const isSound = (scores: Float32Array): boolean => {
  const { ids, spread } = canaryAnswer(scores);
  return ids.length > 0 && spread > 0;
};

/**
 * Whether a device says of the canary what was said before: ranks the same words highest, with like scores. Tokens are
 * compared, and scores by how far all of them spread: threads, and CPUs, add numbers in another order.
 */
export function agrees(known: CanaryAnswer, scores: Float32Array): boolean {
  const seen = canaryAnswer(scores);
  const [best] = seen.ids;
  if (best === undefined || !known.ids.slice(0, TOP).includes(best)) return false;
  const differences = known.ids.map((id, rank) => Math.abs((scores[id] ?? Number.NaN) - (known.scores[rank] ?? 0)));
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  return mean <= TOLERANCE * known.spread;
}
