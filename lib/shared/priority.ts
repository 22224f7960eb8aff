import type PQueue from 'p-queue';

/** What the user waits for: they have asked for that very image. */
const ASKED = 0;

/** Where a job stands in every queue that it passes; it may rise while it waits. The higher goes first. */
export class Priority {
  readonly #waiting = new Set<() => void>();
  #value: number;

  constructor(value = ASKED) {
    this.#value = value;
  }

  get value(): number {
    return this.#value;
  }

  get isAsked(): boolean {
    return this.#value >= ASKED;
  }

  raise(value: number): void {
    if (value <= this.#value) return;
    this.#value = value;
    for (const move of this.#waiting) move();
  }

  /** @param ahead of all whose place is decided by their priority alone. */
  async enqueue<T>(queue: PQueue, work: () => Promise<T>, ahead = 0, signal?: AbortSignal): Promise<T> {
    const id = crypto.randomUUID();
    const move = () => {
      // The queue knows nothing more of what was aborted.
      if (!signal?.aborted) queue.setPriority(id, this.#value + ahead);
    };
    const start = () => {
      this.#waiting.delete(move);
      return work();
    };
    this.#waiting.add(move);
    try {
      return await queue.add(start, { id, priority: this.#value + ahead, ...(signal && { signal }) });
    } finally {
      this.#waiting.delete(move);
    }
  }
}
