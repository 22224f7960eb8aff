import PQueue from 'p-queue';
import { createBuiltInCaptioner } from '../describers/built-in/built-in-captioner';
import { builtInModel } from '../describers/built-in/language-model';
import type { Picture } from '../describers/describer';
import { createEndpointCaptioner } from '../describers/endpoint/endpoint-captioner';
import { Thinkers } from '../describers/endpoint/thinkers';
import { BUILT_IN_ID } from '../shared/built-in';
import type { EngineDevice } from '../shared/engine-device';
import { DescribeError } from '../shared/errors';
import type { Outcome } from '../shared/outcome';
import type { SimilarityRequest, TraceAnswer, TraceRequest } from '../shared/trace';
import type { CaptionWish, EngineWish } from '../shared/wish';
import { CaptionEngine } from './captions/caption-engine';
import { CaptionerQueue } from './captions/captioner-queue';
import { Checker } from './captions/checker';
import type { InstalledModels } from './captions/installed-models';
import { openChecker } from './captions/open-checker';
import { OwnOpinions } from './captions/own-opinions';
import { similarityOnce } from './captions/similarity-once';
import type { DeviceMemory } from './device-memory';
import { Engine, GRAPHICS_LIMITS, type RunOptions } from './engine';
import { graphicsSetups } from './graphics/graphics-setups';
import { isLeftToCaptioners } from './left-to-captioners';

export interface CaptionEngineStatus {
  state: string;
  device: EngineDevice | null;
  /** The model, its number format and its device. */
  setup: string | null;
  /** Why another setup was not taken; null when the wanted one was. */
  failure: string | null;
  /** How often each of the model's files was read. */
  reads: Record<string, number>;
}

export interface EngineStatus {
  state: string;
  /** Where the loaded model runs; null when none is loaded. */
  device: EngineDevice | null;
  /** The same of the captioning model, and which one it is. */
  captions: CaptionEngineStatus;
}

export interface ImageEngine {
  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  describe(id: string, picture: Picture, wish: EngineWish, options: RunOptions): Promise<Outcome>;
  /** Each step of one generation of a captioning model. Rejects as describe() does. */
  trace(request: TraceRequest): Promise<TraceAnswer>;
  /** How well words fit a picture in the eyes of an installed model (cosine), for comparison with its reference. */
  similarity(request: SimilarityRequest): Promise<number>;
  /** Gives the memory of all models back; what is running fails, and is tried again in a new worker. */
  unload(): void;
  /** Gives the memory of a captioning model back that is removed, and forgets what it once said of a known picture. */
  forget(model: string): void;
  status(): EngineStatus;
}

/** A server at home has one graphics card, too: a second request waits in its queue while the first is computed. */
const ENDPOINT_AT_ONCE = 2;

/** Above every difference between the priorities of two pictures. */
const OVERTAKING = 100;

/**
 * Every model that Altlight runs on this device. One inference at a time, whichever model makes it; icons, which take
 * milliseconds, overtake captions, which take seconds.
 */
export function createImageEngine(models: InstalledModels, memory: DeviceMemory): ImageEngine {
  const queue = new PQueue({ concurrency: 1 });
  const graphics = new Engine<Picture, Outcome>({ limits: GRAPHICS_LIMITS, unfit: new Set(), queue });
  const checker = new Checker(models);
  const captions = new CaptionEngine(models, memory, checker, queue);
  const opinions = new OwnOpinions(checker, openChecker, queue);
  const endpoints = new CaptionerQueue(ENDPOINT_AT_ONCE, opinions);
  const thinkers = new Thinkers();
  const builtIn = new CaptionerQueue(1, opinions);
  const browsersOwn = createBuiltInCaptioner(builtInModel());
  return {
    async describe(id, picture, { device, captionDevice, caption }, options) {
      const askCaptioner = (wish: CaptionWish) => {
        const full = wish.isDetailed ? { ...wish, task: 'detailed' as const } : wish;
        const isChat = wish.endpoint !== undefined || wish.model === BUILT_IN_ID;
        if (isChat && wish.prefix !== undefined) throw new DescribeError('task-unknown');
        if (wish.endpoint) {
          return endpoints.describe(id, createEndpointCaptioner(wish.endpoint, { thinkers }), picture, full, options);
        }
        if (wish.model === BUILT_IN_ID) return builtIn.describe(id, browsersOwn, picture, full, options);
        return captions.describe(id, picture, wish, captionDevice, options);
      };
      if (caption && (caption.task !== 'brief' || caption.prefix !== undefined)) return askCaptioner(caption);
      const outcome = await graphics.run(id, picture, graphicsSetups(device), {
        ...options,
        ahead: OVERTAKING,
      });
      if (!caption || !(caption.isChosen ? mayBeSomething(outcome) : isLeftToCaptioners(outcome))) return outcome;
      return askCaptioner(caption);
    },
    trace: (request) => captions.trace(request),
    async similarity({ model, picture, text }) {
      const installed = await models.find(model);
      if (!installed) throw new Error(`${model} is not installed`);
      return queue.add(() => similarityOnce(installed, picture, text));
    },
    unload: () => {
      graphics.unload();
      captions.engine.unload();
      opinions.engine.unload();
    },
    forget(model) {
      memory.loads.forgetModel(model);
      memory.forgetCanaries(model);
      captions.forget(model);
      opinions.forget(model);
    },
    status: () => ({
      state: graphics.state,
      device: graphics.device,
      captions: statusOf(captions.engine),
    }),
  };
}

const statusOf = ({ state, device, setup, failure, reads }: CaptionEngine['engine']): CaptionEngineStatus => {
  return { state, device, setup, failure, reads };
};

/** For a model that the user wants to hear: everything but what is blank. */
const mayBeSomething = ({ reason }: Outcome) => reason !== 'blank-image';
