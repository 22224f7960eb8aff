/**
 * Keeps what was made last, for as long as the same is asked for. What it holds may be a graphics card's, whose memory nobody
 * collects: it is given back before another is made, and by forget(). So who is given it must be done with it before the next
 * is asked for, as models are, that compute one thing at a time.
 */
export class LastMade<From, Made> {
  #last: { from: From; made: Promise<Made> } | undefined;
  #count = 0;

  constructor(
    private readonly of: {
      isSame(one: From, other: From): boolean;
      dispose(made: Made): void;
    },
  ) {}

  /** How often it was made. */
  get count(): number {
    return this.#count;
  }

  /** Rejects as make() does; a failure is not kept. */
  get(from: From, make: () => Promise<Made>): Promise<Made> {
    if (this.#last && this.of.isSame(this.#last.from, from)) return this.#last.made;
    this.forget();
    this.#count++;
    const last = { from, made: make() };
    this.#last = last;
    last.made.catch(() => {
      if (this.#last === last) this.#last = undefined;
    });
    return last.made;
  }

  forget(): void {
    this.#last?.made.then(this.of.dispose, () => {});
    this.#last = undefined;
  }
}
