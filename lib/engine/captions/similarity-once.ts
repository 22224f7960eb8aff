import type { Picture } from '../../describers/describer';
import type { InstalledModel } from '../../shared/installed-model';
import { openWorker } from '../session';
import CaptionWorker from './caption.worker?worker';
import type { CaptionWorkerApi } from './caption-worker-api';

const LIMIT_MS = 60_000;

/** Loads a checking model, asks it once, and gives its memory back. */
export async function similarityOnce(model: InstalledModel, picture: Picture, text: string): Promise<number> {
  const spawn = () => new CaptionWorker();
  const { api, died, terminate } = await openWorker<CaptionWorkerApi>(spawn, (api) => api.loadChecker(model), LIMIT_MS);
  try {
    return await Promise.race([api.similarity(model, picture, text), died]);
  } finally {
    terminate();
  }
}
