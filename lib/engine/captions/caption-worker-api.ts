import type { Caption, CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { TraceableCaptioner } from '../../describers/generation';
import type { SimilarityModel } from '../../describers/transformers/similarity';
import { CancellableJobs } from '../../shared/cancellable-jobs';
import type { EngineDevice } from '../../shared/engine-device';
import type { InstalledModel } from '../../shared/installed-model';
import type { Trace, TraceLimits } from '../../shared/trace';
import { canaryPicture } from './canary';
import { traceGeneration } from './trace';

/** How often each of its files was read. */
export type Reads = Record<string, number>;

export interface Loaders {
  loadCaptioner(model: InstalledModel, device: EngineDevice): Promise<{ captioner: TraceableCaptioner; reads: Reads }>;
  loadChecker(model: InstalledModel): Promise<SimilarityModel>;
}

/**
 * A caption, and how well it fits the picture in the eyes of a second model, as a cosine above (or below) the least that
 * its kind gives to what fits; null where there is none.
 */
export interface CheckedCaption extends Caption {
  support: number | null;
}

/** What a captioning model's worker offers to the document that owns it. */
export function createCaptionWorkerApi({ loadCaptioner, loadChecker }: Loaders) {
  const jobs = new CancellableJobs();
  let loaded: TraceableCaptioner | undefined;
  let checker: SimilarityModel | undefined;
  const captioner = () => {
    if (!loaded) throw new Error('a caption was asked for before load()');
    return loaded;
  };

  return {
    async load(model: InstalledModel, device: EngineDevice): Promise<Reads> {
      const { captioner, reads } = await loadCaptioner(model, device);
      loaded = captioner;
      return reads;
    },

    /** From now on captions are checked by a second model; or one is only compared with words. */
    async loadChecker(model: InstalledModel): Promise<void> {
      checker = await loadChecker(model);
    },

    async similarity(picture: Picture, text: string): Promise<number> {
      if (!checker) throw new Error('a comparison was asked for before loadChecker()');
      return checker.similarity(picture, text);
    },

    caption(
      id: string,
      picture: Picture,
      request: CaptionRequest,
      onText: (textSoFar: string) => void,
    ): Promise<CheckedCaption> {
      return jobs.run(id, async (signal) => {
        const caption = await captioner().caption(picture, request, signal, onText);
        if (!checker || !caption.text) return { ...caption, support: null };
        const similarity = await checker.similarity(picture, caption.text);
        return { ...caption, support: similarity - checker.fitsFrom };
      });
    },

    /** The scores of the second word that the model would say of a known picture: the first is often a given one. */
    async canary(): Promise<Float32Array> {
      const request: CaptionRequest = { task: 'brief', language: 'en', maxTokens: 2 };
      let last: Float32Array | undefined;
      const onScores = (scores: Float32Array) => {
        last = scores.slice();
      };
      const { signal } = new AbortController();
      await captioner().generate(canaryPicture(), request, { maxTokens: 2, signal, onScores });
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

export type CaptionWorkerApi = ReturnType<typeof createCaptionWorkerApi>;
