import PQueue from 'p-queue';
import type { EngineDevice } from '../shared/engine-device';
import { DescribeError } from '../shared/errors';
import { Priority } from '../shared/priority';
import type { OnText } from '../shared/progress';
import { patience, TimeLimitError, unlessAborted } from '../shared/time-limit';
import { asDescribeError } from './as-describe-error';
import { Breaker } from './breaker';
import type { Session, Setup } from './session';
import { type Loaded, SetupChoice } from './setup-choice';
import type { UnfitSetups } from './unfit-setups';

/** All in milliseconds. */
export interface EngineLimits {
  /** Without an answer, or another word of it. */
  silence: number;
  /** For a whole answer, however many words come. */
  answer: number;
  /** For a cancelled inference to come back; then the worker is stopped. */
  cancelling: number;
  /** A model that has not been asked for so long gives its memory back. */
  idle: number;
}

export const GRAPHICS_LIMITS: EngineLimits = { silence: 30_000, answer: 30_000, cancelling: 5_000, idle: 120_000 };

export type EngineState = 'absent' | 'loading' | 'ready' | 'busy';

export interface EngineOptions {
  limits: EngineLimits;
  unfit: UnfitSetups;
  /** Engines that share it run one inference at a time between them. */
  queue?: PQueue;
}

export interface RunOptions {
  signal: AbortSignal;
  /** By default the user waits for it. */
  priority?: Priority;
  /** Of all others that share the queue, whatever their priority. */
  ahead?: number;
  onText?: OnText | undefined;
}

/** Before all others of the same engine, behind those of another that are far ahead. */
const LOADED_AHEAD = 10;

interface Asked<Job, Answer> {
  id: string;
  job: Job;
  setups: readonly Setup<Job, Answer>[];
  signal: AbortSignal;
  onText: OnText;
  /** In a row, by the setup that is tried. */
  failures: number;
}

type Turn<Answer> = { answer: Answer } | { loading: Promise<void>; isOwn: boolean };

/**
 * Runs one inference at a time, and owns the life of the model:
 *
 *              run              loaded               run
 *   absent ------------> loading ------> ready <-------------> busy
 *     ^                     |              |                     |
 *     |   failed: next setup, then error   |  idle               |  failed: a new worker, then the next setup
 *     +---------------------+--------------+---------------------+  hung: the next setup, for the next picture
 *
 * A model is loaded outside of the queue: others that share it go on meanwhile. Memory is returned, and a poisoned realm left, in one way only: the worker is terminated.
 */
export class Engine<Job, Answer> {
  readonly #queue: PQueue;
  #loaded: Loaded<Job, Answer> | undefined;
  #loading: Promise<void> | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #state: EngineState = 'absent';
  readonly #choice: SetupChoice<Job, Answer>;
  readonly #breaker = new Breaker();

  constructor(private readonly options: EngineOptions) {
    this.#queue = options.queue ?? new PQueue({ concurrency: 1 });
    this.#choice = new SetupChoice(options.unfit);
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

  /** Why the wanted setup is not the one that is used; null when it is. */
  get failure(): string | null {
    return this.#choice.failure;
  }

  /**
   * Rejects with the signal's reason when aborted, otherwise with a DescribeError.
   * @param setups the wanted one first; the last is tried even if it once was unfit.
   */
  async run(
    id: string,
    job: Job,
    setups: readonly Setup<Job, Answer>[],
    { signal, priority = new Priority(), ahead = 0, onText = () => {} }: RunOptions,
  ): Promise<Answer> {
    signal.throwIfAborted();
    // The queue is not told of the signal: a cancelled inference keeps its turn until it has come back.
    const work = this.#runInTurns({ id, job, setups, signal, onText, failures: 0 }, priority, ahead);
    try {
      return await unlessAborted(signal, work);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw asDescribeError(error);
    }
  }

  unload(): void {
    clearTimeout(this.#idleTimer);
    this.#loaded?.session.terminate();
    this.#loaded = undefined;
    this.#state = 'absent';
  }

  /** Unloads what is loaded, or is being loaded, if it is one of these. */
  forget(isIt: (setup: string) => boolean): void {
    const drop = () => this.setup !== null && isIt(this.setup) && this.unload();
    drop();
    this.#loading?.then(drop, () => {});
  }

  async #runInTurns(asked: Asked<Job, Answer>, priority: Priority, ahead: number, hasLoaded = false): Promise<Answer> {
    const turn = await priority.enqueue(
      this.#queue,
      () => this.#turn(asked, priority.isAsked),
      // Who has had the model loaded goes before those who want another one.
      ahead + (hasLoaded ? LOADED_AHEAD : 0),
    );
    if ('answer' in turn) return turn.answer;
    try {
      await turn.loading;
    } catch (error) {
      if (isModelsFault(error)) this.#breaker.failed(keyOf(asked.setups.at(-1)), error);
      throw error;
    } finally {
      // Not sooner: nobody else has their turn before this one is in the queue again.
      if (turn.isOwn) this.#loading = undefined;
    }
    return this.#runInTurns(asked, priority, ahead, turn.isOwn);
  }

  /** Asks the model, or says what is to be waited for, so that other models have their turn meanwhile. */
  async #turn(asked: Asked<Job, Answer>, isWished: boolean): Promise<Turn<Answer>> {
    const { signal, setups } = asked;
    signal.throwIfAborted();
    // Who asks for this very image may try.
    if (!isWished) this.#breaker.check(keyOf(setups.at(-1)));
    if (this.#loading) return { loading: this.#loading.catch(() => {}), isOwn: false };
    clearTimeout(this.#idleTimer);
    const loaded = this.#loaded;
    if (!loaded || keyOf(loaded.setup) !== keyOf(this.#choice.candidates(setups)[0])) return this.#load(asked);
    try {
      const answer = await this.#attempt(asked, loaded.session);
      this.#breaker.worked(keyOf(setups.at(-1)));
      return { answer };
    } catch (error) {
      // Damaged files stay damaged.
      if (signal.aborted || error instanceof DescribeError) throw error;
      this.#weigh(asked, loaded.setup, error);
      return this.#load(asked);
    } finally {
      this.#rest();
    }
  }

  /**
   * What has failed is tried in a new worker, as it may have been the realm's fault; then by the next setup. Throws the
   * error when there is nothing left to try.
   */
  #weigh(asked: Asked<Job, Answer>, setup: Setup<Job, Answer>, error: unknown): void {
    const isHung = error instanceof TimeLimitError;
    const isLast = setup === asked.setups.at(-1);
    asked.failures++;
    if (asked.failures === 1 && !isHung) return;
    if (!isLast) this.#choice.giveUp(setup, error);
    // It has cost minutes, and may be this picture's fault.
    if (isHung || isLast) {
      this.#breaker.failed(keyOf(asked.setups.at(-1)), error);
      throw error;
    }
    asked.failures = 0;
  }

  #load(asked: Asked<Job, Answer>): Turn<Answer> {
    this.#loading = this.#open(asked);
    return { loading: this.#loading, isOwn: true };
  }

  async #open({ setups, onText }: Asked<Job, Answer>): Promise<void> {
    this.unload();
    this.#state = 'loading';
    try {
      this.#loaded = await this.#choice.open(setups, (progress) => onText('', progress));
    } catch (error) {
      this.#state = 'absent';
      throw error;
    }
    const { session } = this.#loaded;
    session.died.catch(() => this.#lose(session));
    this.#state = 'ready';
    this.#rest();
  }

  /** A worker that has died while nobody asked it: the next picture begins with another. */
  #lose(session: Session<Job, Answer>): void {
    if (this.#loaded?.session === session && this.#state === 'ready') this.unload();
  }

  #rest(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.unload(), this.options.limits.idle);
  }

  async #attempt({ id, job, signal, onText }: Asked<Job, Answer>, session: Session<Job, Answer>): Promise<Answer> {
    const { silence, answer, cancelling } = this.options.limits;
    signal.throwIfAborted();
    const quiet = patience(silence, 'the model took too long to answer');
    const whole = patience(answer, 'the model took too long to say all');
    const cancel = () => {
      session.cancel(id);
      quiet.shorten(cancelling);
    };
    signal.addEventListener('abort', cancel, { once: true });
    this.#state = 'busy';
    try {
      const hear: OnText = (...told) => {
        quiet.renew();
        if (!signal.aborted) onText(...told);
      };
      const said = await Promise.race([session.run(id, job, hear), session.died, quiet.over, whole.over]);
      this.#state = 'ready';
      return said;
    } catch (error) {
      if (signal.aborted && !(error instanceof TimeLimitError)) this.#state = 'ready';
      else this.unload();
      throw error;
    } finally {
      quiet.stop();
      whole.stop();
      signal.removeEventListener('abort', cancel);
    }
  }
}

const keyOf = (setup: Pick<Setup<never, unknown>, 'name' | 'key'> | undefined) => setup?.key ?? setup?.name ?? '';

/** Files that are damaged or missing are another matter: they are fetched anew. */
const isModelsFault = (error: unknown) =>
  !(error instanceof DescribeError) || error.reason === 'engine-failed' || error.reason === 'model-untrue';
