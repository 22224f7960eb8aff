import { DescribeError } from '../shared/errors';
import { TimeLimitError } from '../shared/time-limit';
import type { Session, Setup } from './session';
import { SetupError, setupsToTry, type UnfitSetups } from './unfit-setups';

export interface Loaded<Job, Answer> {
  setup: Setup<Job, Answer>;
  session: Session<Job, Answer>;
}

/** Which of the ways to run a model is tried, by what has come of them so far. */
export class SetupChoice<Job, Answer> {
  /** Names of setups that could not be loaded, have failed at work, or took too long: until the browser is started again. */
  readonly #failing = new Set<string>();
  #failure: string | null = null;

  constructor(private readonly unfit: UnfitSetups) {}

  /** Why the wanted setup is not the one that is used; null when it is. */
  get failure(): string | null {
    return this.#failure;
  }

  candidates(setups: readonly Setup<Job, Answer>[]): Setup<Job, Answer>[] {
    return setupsToTry(
      setups,
      (name) => this.#failing.has(name) || this.unfit.has(name),
      (name) => this.unfit.hasCrashed?.(name) ?? false,
    );
  }

  giveUp({ name }: Pick<Setup<Job, Answer>, 'name'>, error: unknown): void {
    this.#failing.add(name);
    this.#failure = `${name}: ${error}`;
  }

  /** Loads the first setup that can be loaded; rejects as the last does. */
  async open(
    setups: readonly Setup<Job, Answer>[],
    onProgress: Parameters<Setup<Job, Answer>['open']>[0],
  ): Promise<Loaded<Job, Answer>> {
    const candidates = this.candidates(setups);
    let failure: unknown = new DescribeError('model-crashed');
    this.#tellOfLeft(setups[0]?.name, candidates[0]?.name);
    for (const setup of candidates) {
      try {
        const session = await setup.open(onProgress);
        this.unfit.worked?.(setup.name);
        if (setup === setups[0]) this.#failure = null;
        return { setup, session };
      } catch (error) {
        failure = error;
        // Not the setup's fault, so no other will do better.
        if (error instanceof DescribeError) break;
        this.giveUp(setup, error);
        if (setup !== setups.at(-1)) this.#remember(setup.name, error);
      }
    }
    throw failure;
  }

  /** The wanted setup may have failed in an earlier session. */
  #tellOfLeft(wanted: string | undefined, tried: string | undefined): void {
    if (tried === wanted || this.#failure?.startsWith(`${wanted}: `)) return;
    this.#failure = `${wanted}: has not worked on this device before`;
  }

  /** Over restarts, too. */
  #remember(name: string, error: unknown): void {
    if (error instanceof SetupError && error.isForGood) this.unfit.add(name);
    // What was slow once, on a busy machine, is tried again another day.
    else if (!(error instanceof SetupError || error instanceof TimeLimitError)) this.unfit.failed?.(name);
  }
}
