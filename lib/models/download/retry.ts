/** So often the time doubles: from one minute to half an hour. */
const DOUBLINGS = 5;

/** Calls back a while after a failure, and later each time that it fails again. */
export class Retry {
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param first milliseconds after the first failure. */
  constructor(
    private readonly again: () => void,
    private readonly first: number,
  ) {}

  failed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.again, this.first * 2 ** Math.min(this.#failures, DOUBLINGS));
    this.#failures++;
  }

  /** Things are better now. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#failures = 0;
  }
}
