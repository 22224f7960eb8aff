import PQueue from 'p-queue';

/** One model is fetched at a time. Who needs the files of one let go of waits for that one alone. */
export class FetchTurns {
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #running = new Map<string, Promise<void>>();

  /** Does the work when its turn comes, unless it is aborted until then. @param work never rejects. */
  add(id: string, signal: AbortSignal, work: () => Promise<void>): void {
    void this.#queue.add(async () => {
      if (signal.aborted) return;
      const running = work();
      this.#running.set(id, running);
      await running.finally(() => this.#running.delete(id));
    });
  }

  /** Resolves once nobody is writing the files of this model (any more). */
  async over(id: string): Promise<void> {
    await this.#running.get(id);
  }
}
