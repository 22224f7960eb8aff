import { DescribeError } from '../shared/errors';

/** So many failures in a row are not the pictures' fault. */
const MOST_FAILURES = 3;
/** Milliseconds; then one picture shows whether it works again. */
const PAUSE = 5 * 60_000;

/** Gives a model up for a while that fails at each picture, as each costs two loads of it. */
export class Breaker {
  readonly #models = new Map<string, { failures: number; until: number; error: unknown }>();

  /** Throws a DescribeError when the model has been given up. */
  check(model: string): void {
    const broken = this.#models.get(model);
    if (broken && broken.failures >= MOST_FAILURES && Date.now() < broken.until) {
      const { error } = broken;
      const reason = error instanceof DescribeError ? error.reason : 'engine-failed';
      throw new DescribeError(reason, `given up for a while: ${error}`);
    }
  }

  failed(model: string, error: unknown): void {
    const failures = (this.#models.get(model)?.failures ?? 0) + 1;
    this.#models.set(model, { failures, until: Date.now() + PAUSE, error });
  }

  worked(model: string): void {
    this.#models.delete(model);
  }
}
