import type PQueue from 'p-queue';
import type { Picture } from '../../describers/describer';
import type { DeviceProbe, EngineDevice } from '../../shared/engine-device';
import { DescribeError } from '../../shared/errors';
import { continuesText, type InstalledModel, TASKS_OF } from '../../shared/installed-model';
import type { Outcome } from '../../shared/outcome';
import type { Trace, TraceAnswer, TraceRequest } from '../../shared/trace';
import type { CaptionWish } from '../../shared/wish';
import type { DeviceMemory } from '../device-memory';
import { Engine, type EngineLimits, type RunOptions } from '../engine';
import { rememberProbe } from '../remember-probe';
import { captionOutcome, isComparable } from './caption-outcome';
import type { CaptionAnswer, CaptionJob, CheckedCaption } from './caption-session';
import { captionSetups } from './caption-setups';
import type { Checker } from './checker';
import type { InstalledModels } from './installed-models';
import { MAX_TOKENS } from './max-tokens';

/** The first word comes after the whole picture has been looked at: that takes a slow device minutes. */
const LIMITS: EngineLimits = { silence: 180_000, answer: 600_000, cancelling: 2_000, idle: 300_000 };

/** The captioning models that are installed on this device. One is loaded at a time. */
export class CaptionEngine {
  readonly engine: Engine<CaptionJob, CaptionAnswer>;
  readonly #probe = rememberProbe();
  /** Ids of checkers that may be in the memory of the worker that is loaded. */
  readonly #asked = new Set<string>();

  constructor(
    private readonly models: InstalledModels,
    private readonly memory: DeviceMemory,
    private readonly checker: Checker,
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
    const checker = isComparable(task) ? await this.checker.find() : null;
    if (checker) this.#asked.add(checker.id);
    const caption = (await this.#run(id, model, { picture, request, checker }, wanted, options)) as CheckedCaption;
    if (checker) this.checker.heed(checker, caption.checkerFault);
    return captionOutcome(caption, task, modelId, wish.prefix);
  }

  /** Gives the memory of a model back that is removed: also of one that is being loaded, or gives second opinions. */
  forget(model: string): void {
    // The name of a setup begins with the model's id, which has no blanks.
    this.engine.forget((name) => name.startsWith(`${model} `));
    if (this.#asked.delete(model)) this.engine.unload();
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
