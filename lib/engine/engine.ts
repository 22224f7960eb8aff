import PQueue from 'p-queue';
import type { Picture } from '../describers/describer';
import type { EngineDevice } from '../shared/engine-device';
import { DescribeError } from '../shared/errors';
import type { Outcome } from '../shared/outcome';
import { TimeLimitError, unlessAborted, within } from '../shared/time-limit';
import { devicesToTry } from './device';
import type { OpenSession, Session } from './session';

/** All in milliseconds. */
export interface EngineLimits {
  inference: number;
  /** A model that has not been asked for so long gives its memory back. */
  idle: number;
}

const LIMITS: EngineLimits = { inference: 30_000, idle: 120_000 };

export type EngineState = 'absent' | 'loading' | 'ready' | 'busy';

/**
 * Runs one inference at a time, and owns the life of the model:
 *
 *            describe            loaded             describe
 *   absent ------------> loading ------> ready <-------------> busy
 *     ^                     |              |                     |
 *     |   failed: next device, then error  |  idle               |  failed, hung: a new worker, once
 *     +---------------------+--------------+---------------------+
 *
 * Memory is returned, and a poisoned realm left, in one way only: the worker is terminated.
 */
export class Engine {
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #unfit = new Set<EngineDevice>();
  #session: Session | undefined;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #state: EngineState = 'absent';

  constructor(
    private readonly open: OpenSession,
    private readonly limits: EngineLimits = LIMITS,
  ) {}

  get state(): EngineState {
    return this.#state;
  }

  /** Where the loaded model runs, which may be another device than the one asked for. */
  get device(): EngineDevice | null {
    return this.#session?.device ?? null;
  }

  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  async describe(id: string, picture: Picture, device: EngineDevice, signal: AbortSignal): Promise<Outcome> {
    signal.throwIfAborted();
    // The queue is not told of the signal: it would start the next job while this one may still be loading the model.
    const work = this.#queue.add(() => this.#describeNow(id, picture, device, signal));
    return unlessAborted(signal, work);
  }

  unload(): void {
    clearTimeout(this.#idleTimer);
    this.#session?.terminate();
    this.#session = undefined;
    this.#state = 'absent';
  }

  async #describeNow(id: string, picture: Picture, device: EngineDevice, signal: AbortSignal): Promise<Outcome> {
    signal.throwIfAborted();
    clearTimeout(this.#idleTimer);
    try {
      return await this.#attempt(id, picture, device, signal).catch((error) => {
        // A hung inference would only hang again; anything else may have been the realm's fault.
        if (signal.aborted || error instanceof TimeLimitError) throw error;
        return this.#attempt(id, picture, device, signal);
      });
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const reason = error instanceof TimeLimitError ? 'engine-timed-out' : 'engine-failed';
      throw new DescribeError(reason, String(error), { cause: error });
    } finally {
      this.#idleTimer = setTimeout(() => this.unload(), this.limits.idle);
    }
  }

  async #attempt(id: string, picture: Picture, device: EngineDevice, signal: AbortSignal): Promise<Outcome> {
    const session = await this.#sessionOn(device);
    signal.throwIfAborted();
    const cancel = () => void session.worker.cancel(id);
    signal.addEventListener('abort', cancel, { once: true });
    this.#state = 'busy';
    try {
      const answer = Promise.race([session.worker.describe(id, picture), session.died]);
      const outcome = await within(this.limits.inference, answer, 'the model took too long to answer');
      this.#state = 'ready';
      return outcome;
    } catch (error) {
      if (signal.aborted) this.#state = 'ready';
      else this.unload();
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async #sessionOn(wanted: EngineDevice): Promise<Session> {
    const devices = devicesToTry(wanted, this.#unfit);
    if (this.#session && this.#session.device === devices[0]) return this.#session;
    this.unload();
    this.#state = 'loading';
    let failure: unknown;
    for (const device of devices) {
      try {
        this.#session = await this.open(device);
        this.#state = 'ready';
        return this.#session;
      } catch (error) {
        failure = error;
        if (device !== 'wasm') this.#unfit.add(device);
      }
    }
    this.#state = 'absent';
    throw failure;
  }
}
