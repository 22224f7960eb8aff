import type { Picture } from '../../describers/describer';
import type { InstalledModel } from '../../shared/installed-model';
import { openWorker } from '../../shared/open-worker';
import { within } from '../../shared/time-limit';
import CaptionWorker from './caption.worker?worker';
import type { CaptionWorkerApi } from './caption-worker-api';

/** To load it, and again to ask it. */
const LIMIT_MS = 60_000;

/** Loads a checking model, asks it once, and gives its memory back. */
export async function similarityOnce(model: InstalledModel, picture: Picture, text: string): Promise<number> {
  const spawn = (name: string) => new CaptionWorker({ name });
  const { api, died, terminate } = await openWorker<CaptionWorkerApi>(spawn, (api) => api.loadChecker(model), LIMIT_MS);
  try {
    const answer = Promise.race([api.similarity(model, picture, text), died]);
    return await within(LIMIT_MS, answer, 'the model took too long to compare');
  } finally {
    terminate();
  }
}
