import type PQueue from 'p-queue';
import type { Picture } from '../../describers/describer';
import type { DeviceProbe, EngineDevice } from '../../shared/engine-device';
import { DescribeError } from '../../shared/errors';
import { continuesText, type InstalledModel, TASKS_OF } from '../../shared/installed-model';
import type { Outcome } from '../../shared/outcome';
import type { Trace, TraceAnswer, TraceRequest } from '../../shared/trace';
import type { CaptionTask, CaptionWish } from '../../shared/wish';
import type { DeviceMemory } from '../device-memory';
import { Engine, type EngineLimits, type RunOptions } from '../engine';
import { rememberProbe } from '../remember-probe';
import { captionOutcome } from './caption-outcome';
import type { CaptionAnswer, CaptionJob, CheckedCaption } from './caption-session';
import { captionSetups } from './caption-setups';

/** The first word comes after the whole picture has been looked at: that takes a slow device minutes. */
const LIMITS: EngineLimits = { silence: 180_000, answer: 600_000, cancelling: 2_000, idle: 300_000 };

/** The first time a checker has to be loaded, from a disk that may be slow. */
const MOST_SLOW_ANSWERS = 2;

/** New tokens: a sentence, a paragraph, a page, an answer. */
export const MAX_TOKENS: Record<CaptionTask, number> = { brief: 48, detailed: 200, text: 800, question: 120 };

export interface InstalledModels {
  find(id: string): Promise<InstalledModel | null>;
  /** One that tells whether words fit a picture. */
  checker(): Promise<InstalledModel | null>;
  /** Fetches anew what was found damaged. */
  repair(): void;
}

/** The captioning models that are installed on this device. One is loaded at a time. */
export class CaptionEngine {
  readonly engine: Engine<CaptionJob, CaptionAnswer>;
  readonly #probe = rememberProbe();
  /** Checkers, each time that they did not answer. */
  readonly #slow: string[] = [];

  constructor(
    private readonly models: InstalledModels,
    private readonly memory: DeviceMemory,
    queue: PQueue,
  ) {
    this.engine = new Engine({ limits: LIMITS, unfit: memory.unfit, queue });
  }

  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  async describe(
    id: string,
    picture: Picture,
    { model: modelId, ...wish }: CaptionWish,
    wanted: EngineDevice | 'auto',
    options: RunOptions,
  ): Promise<Outcome> {
    const model = await this.#find(modelId);
    const task = wish.isDetailed && TASKS_OF[model.architecture].includes('detailed') ? 'detailed' : wish.task;
    const request = { ...wish, task, maxTokens: MAX_TOKENS[task] };
    const job = { picture, request, checker: await this.#patientChecker() };
    const caption = (await this.#run(id, model, job, wanted, options)) as CheckedCaption;
    if (caption.checkerFault === 'damaged') this.models.repair();
    if (caption.checkerFault === 'slow' && job.checker) this.#slow.push(nameOf(job.checker));
    return captionOutcome(caption, task, modelId, wish.prefix);
  }

  /** Each step of one generation, to compare a model on this device with its reference. Rejects as describe() does. */
  async trace({ model, device, picture, request }: TraceRequest): Promise<TraceAnswer> {
    const job = { picture, request, checker: null, isTraced: true };
    const options = { signal: new AbortController().signal };
    const trace = (await this.#run(crypto.randomUUID(), await this.#find(model), job, device, options)) as Trace;
    return { ...trace, device: this.engine.device };
  }

  async #find(id: string): Promise<InstalledModel> {
    const model = await this.models.find(id);
    if (!model) throw new DescribeError('model-missing');
    return model;
  }

  /** None, if the one that is installed keeps everybody waiting: until the browser is started again. */
  async #patientChecker(): Promise<InstalledModel | null> {
    // The caption stands without it.
    const checker = await this.models.checker().catch(() => null);
    const isSlow = checker && this.#slow.filter((name) => name === nameOf(checker)).length >= MOST_SLOW_ANSWERS;
    return isSlow ? null : checker;
  }

  async #run(
    id: string,
    model: InstalledModel,
    job: CaptionJob,
    wanted: EngineDevice | 'auto',
    options: RunOptions,
  ): Promise<CaptionAnswer> {
    const { task, prefix } = job.request;
    const isAble = prefix === undefined || continuesText(model.architecture);
    if (!isAble || !TASKS_OF[model.architecture].includes(task)) throw new DescribeError('task-unknown');
    const setups = captionSetups(model, await this.#deviceFor(wanted), this.memory);
    try {
      return await this.engine.run(id, job, setups, options);
    } catch (error) {
      if (error instanceof DescribeError && error.reason === 'model-damaged') this.models.repair();
      throw error;
    }
  }

  async #deviceFor(wanted: EngineDevice | 'auto'): Promise<Pick<DeviceProbe, 'device' | 'f16' | 'adapter'>> {
    if (wanted === 'wasm') return { device: 'wasm', f16: false, adapter: null };
    const { device, ...gpu } = await this.#probe();
    return { ...gpu, device: wanted === 'auto' ? device : wanted };
  }
}

const nameOf = ({ id, revision }: InstalledModel) => `${id}@${revision}`;
