/** So much weight has the latest piece of work. */
const WEIGHT = 0.1;

/** How long a piece of work takes, on average, where several are on their way at a time and answered one after another. */
export class Pace {
  /** Milliseconds; at first nothing is known, and so nothing is fast. */
  mean = Number.POSITIVE_INFINITY;
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Returns what is to be called when it is done. */
  begin(): () => void {
    const begunAt = performance.now();
    return () => {
      const now = performance.now();
      const took = now - Math.max(begunAt, this.#lastAt);
      this.mean = Number.isFinite(this.mean) ? this.mean + WEIGHT * (took - this.mean) : took;
      this.#lastAt = now;
    };
  }
}
