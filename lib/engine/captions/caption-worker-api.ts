import type { Caption, CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { TraceableCaptioner } from '../../describers/generation';
import type { SimilarityModel } from '../../describers/transformers/similarity';
import { CancellableJobs } from '../../shared/cancellable-jobs';
import type { EngineDevice } from '../../shared/engine-device';
import type { InstalledModel } from '../../shared/installed-model';
import { ModelError } from '../../shared/model-error';
import type { OnText } from '../../shared/progress';
import type { Trace, TraceLimits } from '../../shared/trace';
import { canaryPicture } from './canary';
import { traceGeneration } from './trace';

const CANARY_TOKENS = 3;

/** How often each of its files was read. */
export type Reads = Record<string, number>;

export interface Loaders {
  /** `onRead` gets how much of the files' bytes has been read, 0..1. */
  loadCaptioner(
    model: InstalledModel,
    device: EngineDevice,
    onRead: (part: number) => void,
  ): Promise<{ captioner: TraceableCaptioner; reads: Reads }>;
  loadChecker(model: InstalledModel): Promise<SimilarityModel>;
}

export interface SecondOpinion {
  /**
   * How well a caption fits the picture in the eyes of a second model: 0 is the least that its kind gives to what fits, 1
   * what it gives to what fits well; null where that is not known.
   */
  support: number | null;
  /** Why it could not be asked: its files are damaged, or it did not answer in time. */
  checkerFault: 'damaged' | 'slow' | null;
}

/** What a captioning model's worker offers to the document that owns it. */
export function createCaptionWorkerApi({ loadCaptioner, loadChecker }: Loaders) {
  const jobs = new CancellableJobs();
  let loaded: TraceableCaptioner | undefined;
  const checkers = lastLoaded(loadChecker);
  const captioner = () => {
    if (!loaded) throw new Error('a caption was asked for before load()');
    return loaded;
  };

  return {
    async load(model: InstalledModel, device: EngineDevice, onRead: (part: number) => void = () => {}): Promise<Reads> {
      const { captioner, reads } = await loadCaptioner(model, device, onRead);
      loaded = captioner;
      return reads;
    },

    async loadChecker(model: InstalledModel): Promise<void> {
      await checkers(model);
    },

    async similarity(model: InstalledModel, picture: Picture, text: string): Promise<number> {
      return (await checkers(model)).similarity(picture, text);
    },

    caption(id: string, picture: Picture, request: CaptionRequest, onText: OnText): Promise<Caption> {
      return jobs.run(id, (signal) => captioner().caption(picture, request, signal, onText));
    },

    secondOpinion(checker: InstalledModel, picture: Picture, text: string): Promise<SecondOpinion> {
      return secondOpinion(checkers(checker), picture, text);
    },

    /** A worker that computes does not answer. */
    ping(): void {},

    /**
     * The last scores of the first words that the model would say of a known picture, among which it had a choice: Florence-2
     * has none at the first word, nor at the last that it may say.
     */
    async canary(): Promise<Float32Array> {
      const request: CaptionRequest = { task: 'brief', language: 'en', maxTokens: CANARY_TOKENS };
      let last: Float32Array | undefined;
      const onScores = (scores: Float32Array) => {
        if (!last || isChoice(scores)) last = scores.slice();
      };
      const { signal } = new AbortController();
      await captioner().generate(canaryPicture(), request, { maxTokens: CANARY_TOKENS, signal, onScores });
      if (!last) throw new Error('the model says nothing of a known picture');
      return last;
    },

    /** Each step of a generation, for comparison with a reference. */
    trace(id: string, picture: Picture, request: CaptionRequest & TraceLimits): Promise<Trace> {
      return jobs.run(id, (signal) => traceGeneration(captioner(), picture, request, signal));
    },

    cancel(id: string): void {
      jobs.cancel(id);
    },
  };
}

/** Of tokens that may not be said, the score is minus infinity. */
const isChoice = (scores: Float32Array) => scores.filter((score) => Number.isFinite(score)).length > 1;

export type CaptionWorkerApi = ReturnType<typeof createCaptionWorkerApi>;

/** One that cannot be had, or fails, says nothing: the caption stands as it would without it. */
async function secondOpinion(
  checker: Promise<SimilarityModel>,
  picture: Picture,
  text: string,
): Promise<SecondOpinion> {
  try {
    const model = await checker;
    const { fitsFrom, fitsWellFrom } = model;
    const support = ((await model.similarity(picture, text)) - fitsFrom) / (fitsWellFrom - fitsFrom);
    return { support, checkerFault: null };
  } catch (error) {
    console.warn('Altlight: the second opinion could not be had.', error);
    return { support: null, checkerFault: isDamage(error) ? 'damaged' : null };
  }
}

const isDamage = (error: unknown) => error instanceof ModelError && error.code === 'damaged';

/**
 * Loads a model when it is first asked for, and keeps it until another is. One that fails is not loaded again, unless its
 * files are damaged: they will be fetched anew.
 */
function lastLoaded(load: Loaders['loadChecker']): Loaders['loadChecker'] {
  let last: { name: string; model: Promise<SimilarityModel> } | undefined;
  return (model) => {
    const name = `${model.id}@${model.revision}`;
    if (last?.name === name) return last.model;
    last = { name, model: load(model) };
    last.model.catch((error) => {
      if (isDamage(error)) last = undefined;
    });
    return last.model;
  };
}
