import { sendMessage } from '../../lib/messaging/messenger';
import { outcomeInWords } from '../words/outcome-words';

/** A picture of Altlight's own, whose copyright nobody else has. */
export const SAMPLE = '/icon/sample.png';

export interface Tried {
  /** What is said of it, as it would be on a page, or why nothing is. */
  words: string;
  seconds: number;
}

/** Has the sample described, by the model in use or another, and measures how long that takes. */
export async function trySample(model: string | null): Promise<Tried> {
  const file = await (await fetch(SAMPLE)).blob();
  const begunAt = performance.now();
  const outcome = await sendMessage('sample:describe', { file, model });
  const seconds = (performance.now() - begunAt) / 1_000;
  const { values } = await sendMessage('preferences:get', undefined);
  return { words: outcomeInWords(outcome, values.hedge), seconds };
}
