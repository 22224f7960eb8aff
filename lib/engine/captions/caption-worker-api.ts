import type { Caption, CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import type { TransformersCaptioner } from '../../describers/transformers/load-captioner';
import { CancellableJobs } from '../../shared/cancellable-jobs';
import type { EngineDevice } from '../../shared/engine-device';
import type { InstalledModel } from '../../shared/installed-model';
import type { Trace } from '../../shared/trace';
import { canaryPicture } from './canary';
import { traceGeneration } from './trace';

export type LoadInstalled = (model: InstalledModel, device: EngineDevice) => Promise<TransformersCaptioner>;

/** What a captioning model's worker offers to the document that owns it. */
export function createCaptionWorkerApi(loadInstalled: LoadInstalled) {
  const jobs = new CancellableJobs();
  let loaded: TransformersCaptioner | undefined;
  const captioner = () => {
    if (!loaded) throw new Error('a caption was asked for before load()');
    return loaded;
  };

  return {
    async load(model: InstalledModel, device: EngineDevice): Promise<void> {
      loaded = await loadInstalled(model, device);
    },

    caption(
      id: string,
      picture: Picture,
      request: CaptionRequest,
      onText: (textSoFar: string) => void,
    ): Promise<Caption> {
      return jobs.run(id, (signal) => captioner().caption(picture, request, signal, onText));
    },

    /** The scores of the first word that the model would say of a known picture, one a token of its vocabulary. */
    async canary(): Promise<Float32Array> {
      const request: CaptionRequest = { task: 'brief', language: 'en', maxTokens: 1 };
      let first: Float32Array | undefined;
      const onScores = (scores: Float32Array) => {
        first ??= scores.slice();
      };
      const { signal } = new AbortController();
      await captioner().generate(canaryPicture(), request, { maxTokens: 1, signal, onScores });
      if (!first) throw new Error('the model says nothing of a known picture');
      return first;
    },

    /** Each step of a generation, for comparison with a reference. */
    trace(id: string, picture: Picture, request: CaptionRequest): Promise<Trace> {
      return jobs.run(id, (signal) => traceGeneration(captioner(), picture, request, signal));
    },

    cancel(id: string): void {
      jobs.cancel(id);
    },
  };
}

export type CaptionWorkerApi = ReturnType<typeof createCaptionWorkerApi>;
