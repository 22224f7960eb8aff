/** Jobs that somebody else may cancel by their id while they run. */
export class CancellableJobs {
  readonly #controllers = new Map<string, AbortController>();

  /** Runs a job with a signal that `cancel(id)` aborts; the job's result or rejection is passed on. */
  async run<T>(id: string, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#controllers.set(id, controller);
    try {
      return await job(controller.signal);
    } finally {
      this.#controllers.delete(id);
    }
  }

  /** Does nothing when no such job runs (any more). */
  cancel(id: string): void {
    this.#controllers.get(id)?.abort();
  }
}
