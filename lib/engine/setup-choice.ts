import { DescribeError } from '../shared/errors';
import { TimeLimitError } from '../shared/time-limit';
import type { Session, Setup } from './session';
import { setupsToTry, type UnfitSetups } from './unfit-setups';

export interface Loaded<Job, Answer> {
  setup: Setup<Job, Answer>;
  session: Session<Job, Answer>;
}

/** Which of the ways to run a model is tried, by what has come of them so far. */
export class SetupChoice<Job, Answer> {
  /** Names of setups that have failed at work, or took too long: until the browser is started again. */
  readonly #failing = new Set<string>();
  #failure: string | null = null;

  constructor(private readonly unfit: UnfitSetups) {}

  /** Why the wanted setup is not the one that is used; null when it is. */
  get failure(): string | null {
    return this.#failure;
  }

  candidates(setups: readonly Setup<Job, Answer>[]): Setup<Job, Answer>[] {
    return setupsToTry(setups, (name) => this.#failing.has(name) || this.unfit.has(name));
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
    let failure: unknown = new Error('there is no setup to try');
    const candidates = this.candidates(setups);
    for (const setup of candidates) {
      try {
        const session = await setup.open(onProgress);
        if (setup === setups[0]) this.#failure = null;
        return { setup, session };
      } catch (error) {
        failure = error;
        // Not the setup's fault, so no other will do better.
        if (error instanceof DescribeError) break;
        this.giveUp(setup, error);
        // What was slow once, on a busy machine, is tried again another day.
        if (setup !== candidates.at(-1) && !(error instanceof TimeLimitError)) this.unfit.add(setup.name);
      }
    }
    throw failure;
  }
}
