import { sendMessage } from '../../lib/messaging/messenger';
import { outcomeInWords } from '../words/outcome-words';

/** A picture of Altlight's own, whose copyright nobody else has. */
export const SAMPLE = '/icon/sample.png';

export interface Tried {
  /** What is said of it, as it would be on a page, or why nothing is. */
  words: string;
  /** BCP 47: of the words; undefined where they are Altlight's own. */
  language: string | undefined;
  /** Whether a model has looked at it, also where it is not sure of what it saw. */
  isAnswered: boolean;
  seconds: number;
}

const SIDE = 192;

/** Another picture, with which a model can be loaded before it is measured: models keep what they made of the last one. */
export async function warmUpPicture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, SIDE, SIDE);
  context.drawImage(await createImageBitmap(await sampleFile()), 0, 0, SIDE / 2, SIDE / 2);
  return canvas.convertToBlob();
}

const sampleFile = async () => (await fetch(SAMPLE)).blob();

/**
 * Has the sample described, or another picture, by the model in use or another, and measures how long that takes, with all
 * that it takes to load a model.
 */
export async function trySample(model: string | null, picture?: Blob): Promise<Tried> {
  const file = picture ?? (await sampleFile());
  const begunAt = performance.now();
  const outcome = await sendMessage('sample:describe', { file, model });
  const seconds = (performance.now() - begunAt) / 1_000;
  const { values } = await sendMessage('preferences:get', undefined);
  const language = (outcome.state === 'described' && outcome.language) || undefined;
  const isAnswered = outcome.state === 'described' || outcome.state === 'abstained';
  return { words: outcomeInWords(outcome, values.hedge), language, isAnswered, seconds };
}
