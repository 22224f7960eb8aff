import { openWorker } from '../../shared/open-worker';
import CaptionWorker from './caption.worker?worker';
import type { CaptionWorkerApi } from './caption-worker-api';
import { withModelErrors } from './model-errors';
import type { OpenChecker } from './own-opinions';

const LIMIT_MS = 60_000;

export const openChecker: OpenChecker = async (model) => {
  const spawn = (name: string) => new CaptionWorker({ name });
  const load = (api: Pick<CaptionWorkerApi, 'loadChecker'>) => withModelErrors(() => api.loadChecker(model));
  const { api, died, terminate } = await openWorker<CaptionWorkerApi>(spawn, load, LIMIT_MS);
  return {
    run: (_, { picture, text }) => api.secondOpinion(model, picture, text),
    // It is over in a moment.
    cancel: () => {},
    died,
    terminate,
  };
};
