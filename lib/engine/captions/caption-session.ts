import { proxy } from 'comlink';
import type { Caption, CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { InstalledModel } from '../../shared/installed-model';
import type { WorkerHandle } from '../../shared/open-worker';
import { TimeLimitError, within } from '../../shared/time-limit';
import type { Trace } from '../../shared/trace';
import type { Session } from '../session';
import type { CaptionWorkerApi, Reads, SecondOpinion } from './caption-worker-api';

export interface CaptionJob {
  picture: Picture;
  request: CaptionRequest;
  /** A model that tells whether what is said fits; null where none is installed. */
  checker: InstalledModel | null;
  /** Each step of the generation is told, too. */
  isTraced?: boolean;
}

export type CheckedCaption = Caption & SecondOpinion;
export type CaptionAnswer = CheckedCaption | Trace;
export type CaptionWorkerHandle = Pick<WorkerHandle<CaptionWorkerApi, Reads>, 'api' | 'loaded' | 'died' | 'terminate'>;

/** Of a model that may have to be loaded, and a glance at a small picture. */
const OPINION_LIMIT_MS = 60_000;
/** A worker that says nothing at all is stuck in a computation. */
const PING_LIMIT_MS = 5_000;

const NO_OPINION: SecondOpinion = { support: null, checkerFault: null };

export function captionSession({
  api,
  loaded: reads,
  died,
  terminate,
}: CaptionWorkerHandle): Session<CaptionJob, CaptionAnswer> {
  /** Never takes the caption with it: that has been said. */
  async function secondOpinion(checker: InstalledModel, picture: Picture, text: string): Promise<SecondOpinion> {
    try {
      const opinion = api.secondOpinion(checker, picture, text);
      return await within(OPINION_LIMIT_MS, opinion, 'the second opinion took too long');
    } catch (error) {
      console.warn('Altlight: the second opinion could not be had.', error);
      if (!(error instanceof TimeLimitError)) return NO_OPINION;
      const isAlive = await within(PING_LIMIT_MS, api.ping(), 'no sign of life').then(
        () => true,
        () => false,
      );
      // When the caption has been handed over; the captioner is not to blame.
      if (!isAlive) setTimeout(terminate);
      return { support: null, checkerFault: 'slow' };
    }
  }

  return {
    async run(id, { picture, request, checker, isTraced }, onText) {
      if (isTraced) return api.trace(id, picture, request);
      const caption = await api.caption(id, picture, request, proxy(onText));
      if (!caption.text || !checker) return { ...caption, ...NO_OPINION };
      // A sign of life: the time for the next one begins anew.
      onText(caption.text, undefined, caption.language);
      return { ...caption, ...(await secondOpinion(checker, picture, caption.text)) };
    },
    cancel: (id) => void api.cancel(id),
    reads,
    died,
    terminate,
  };
}
