/** The weight of the last measurement: fast enough to follow a network that changes, slow enough to be read out. */
const WEIGHT = 0.2;
const MEASURE_EVERY_MS = 500;

/** Smooths how fast bytes come in, in order to say how long the rest will take. */
export class Rate {
  #bytesPerSecond: number | null = null;
  #bytes = 0;
  #since: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.#since = now();
  }

  add(bytes: number): void {
    this.#bytes += bytes;
    const elapsed = this.now() - this.#since;
    if (elapsed < MEASURE_EVERY_MS) return;
    const measured = (this.#bytes / elapsed) * 1_000;
    const before = this.#bytesPerSecond ?? measured;
    this.#bytesPerSecond = before + WEIGHT * (measured - before);
    this.#bytes = 0;
    this.#since = this.now();
  }

  /** Null before anything is known. */
  secondsFor(bytes: number): number | null {
    return this.#bytesPerSecond ? Math.ceil(bytes / this.#bytesPerSecond) : null;
  }
}
