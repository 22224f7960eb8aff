import { sendMessage } from '../../lib/messaging/messenger';
import type { Outcome } from '../../lib/shared/outcome';

/** A picture of Altlight's own, whose copyright nobody else has. */
export const SAMPLE = '/icon/sample.png';

export interface Tried {
  outcome: Outcome;
  seconds: number;
}

/** Has the sample described, by the model in use or another, and measures how long that takes. */
export async function trySample(model: string | null): Promise<Tried> {
  const file = await (await fetch(SAMPLE)).blob();
  const begunAt = performance.now();
  const outcome = await sendMessage('sample:describe', { file, model });
  return { outcome, seconds: (performance.now() - begunAt) / 1_000 };
}
