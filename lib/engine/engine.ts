import PQueue from 'p-queue';
import type { EngineDevice } from '../shared/engine-device';
import { DescribeError } from '../shared/errors';
import { patience, TimeLimitError, unlessAborted } from '../shared/time-limit';
import type { Session, Setup } from './session';
import { setupsToTry, type UnfitSetups } from './unfit-setups';

/** All in milliseconds. */
export interface EngineLimits {
  /** Without an answer, or another word of it. */
  silence: number;
  /** For a cancelled inference to come back; then the worker is stopped. */
  cancelling: number;
  /** A model that has not been asked for so long gives its memory back. */
  idle: number;
}

export const GRAPHICS_LIMITS: EngineLimits = { silence: 30_000, cancelling: 5_000, idle: 120_000 };

export type EngineState = 'absent' | 'loading' | 'ready' | 'busy';

export interface EngineOptions {
  limits: EngineLimits;
  unfit: UnfitSetups;
  /** Engines that share it run one inference at a time between them. */
  queue?: PQueue;
}

export interface RunOptions {
  signal: AbortSignal;
  /** The higher goes first. */
  priority?: number;
  /** Gets the whole text so far, from models that write it word by word. */
  onText?: ((textSoFar: string) => void) | undefined;
}

/**
 * Runs one inference at a time, and owns the life of the model:
 *
 *              run              loaded               run
 *   absent ------------> loading ------> ready <-------------> busy
 *     ^                     |              |                     |
 *     |   failed: next setup, then error   |  idle               |  failed, hung: a new worker, once
 *     +---------------------+--------------+---------------------+
 *
 * Memory is returned, and a poisoned realm left, in one way only: the worker is terminated.
 */
export class Engine<Job, Answer> {
  readonly #queue: PQueue;
  #loaded: { setup: Setup<Job, Answer>; session: Session<Job, Answer> } | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #state: EngineState = 'absent';
  #failure: string | null = null;

  constructor(private readonly options: EngineOptions) {
    this.#queue = options.queue ?? new PQueue({ concurrency: 1 });
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Where the loaded model runs, which may be another device than the one asked for. */
  get device(): EngineDevice | null {
    return this.#loaded?.setup.device ?? null;
  }

  /** The name of the setup that is loaded. */
  get setup(): string | null {
    return this.#loaded?.setup.name ?? null;
  }

  /** How often each of the loaded model's files was read. */
  get reads(): Record<string, number> {
    return this.#loaded?.session.reads ?? {};
  }

  /** Why the last setup that failed did so, for a diagnosis. */
  get failure(): string | null {
    return this.#failure;
  }

  /**
   * Rejects with the signal's reason when aborted, otherwise with a DescribeError.
   * @param setups the wanted one first; the last is tried even if it once was unfit.
   */
  async run(
    id: string,
    job: Job,
    setups: readonly Setup<Job, Answer>[],
    { signal, priority = 0, onText = () => {} }: RunOptions,
  ): Promise<Answer> {
    signal.throwIfAborted();
    // The queue is not told of the signal: it would start the next job while this one may still be loading the model.
    const work = this.#queue.add(() => this.#runNow(id, job, setups, signal, onText), { priority });
    return unlessAborted(signal, work);
  }

  unload(): void {
    clearTimeout(this.#idleTimer);
    this.#loaded?.session.terminate();
    this.#loaded = undefined;
    this.#state = 'absent';
  }

  async #runNow(
    id: string,
    job: Job,
    setups: readonly Setup<Job, Answer>[],
    signal: AbortSignal,
    onText: (textSoFar: string) => void,
  ): Promise<Answer> {
    signal.throwIfAborted();
    clearTimeout(this.#idleTimer);
    const attempt = async () => this.#attempt(id, job, await this.#sessionOn(setups), signal, onText);
    try {
      return await attempt().catch((error) => {
        // A hung inference would only hang again, and damaged files stay damaged; else it may have been the realm's fault.
        if (signal.aborted || error instanceof TimeLimitError || error instanceof DescribeError) throw error;
        return attempt();
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw asDescribeError(error);
    } finally {
      this.#idleTimer = setTimeout(() => this.unload(), this.options.limits.idle);
    }
  }

  async #attempt(
    id: string,
    job: Job,
    session: Session<Job, Answer>,
    signal: AbortSignal,
    onText: (textSoFar: string) => void,
  ): Promise<Answer> {
    const { silence, cancelling } = this.options.limits;
    signal.throwIfAborted();
    const quiet = patience(silence, 'the model took too long to answer');
    const cancel = () => {
      session.cancel(id);
      quiet.shorten(cancelling);
    };
    signal.addEventListener('abort', cancel, { once: true });
    this.#state = 'busy';
    try {
      const hear = (text: string) => {
        quiet.renew();
        if (!signal.aborted) onText(text);
      };
      const answer = await Promise.race([session.run(id, job, hear), session.died, quiet.over]);
      this.#state = 'ready';
      return answer;
    } catch (error) {
      if (signal.aborted && !(error instanceof TimeLimitError)) this.#state = 'ready';
      else this.unload();
      throw error;
    } finally {
      quiet.stop();
      signal.removeEventListener('abort', cancel);
    }
  }

  async #sessionOn(setups: readonly Setup<Job, Answer>[]): Promise<Session<Job, Answer>> {
    const candidates = setupsToTry(setups, this.options.unfit);
    if (this.#loaded && this.#loaded.setup.name === candidates[0]?.name) return this.#loaded.session;
    this.unload();
    this.#state = 'loading';
    let failure: unknown = new Error('there is no setup to try');
    for (const setup of candidates) {
      try {
        const session = await setup.open();
        this.#loaded = { setup, session };
        this.#state = 'ready';
        return session;
      } catch (error) {
        failure = error;
        this.#failure = `${setup.name}: ${error}`;
        // Not the setup's fault, so no other will do better.
        if (error instanceof DescribeError) break;
        if (setup !== candidates.at(-1)) this.options.unfit.add(setup.name);
      }
    }
    this.#state = 'absent';
    throw failure;
  }
}

function asDescribeError(error: unknown): DescribeError {
  if (error instanceof DescribeError) return error;
  const reason = error instanceof TimeLimitError ? 'engine-timed-out' : 'engine-failed';
  return new DescribeError(reason, String(error), { cause: error });
}
