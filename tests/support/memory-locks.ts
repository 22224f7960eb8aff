type Work = (lock: Lock | null) => unknown;

/** navigator.locks for one process: exclusive ones only. Node 20 has none of its own. */
export class MemoryLocks {
  readonly #last = new Map<string, Promise<unknown>>();

  async request(name: string, options: LockOptions | Work, given?: Work): Promise<unknown> {
    const work = given ?? (options as Work);
    const held = this.#last.get(name);
    if (held && given && (options as LockOptions).ifAvailable) return work(null);
    const mine = (async () => {
      await held;
      return work({ name, mode: 'exclusive' });
    })();
    const over = mine.then(
      () => {},
      () => {},
    );
    this.#last.set(name, over);
    void over.then(() => {
      if (this.#last.get(name) === over) this.#last.delete(name);
    });
    return mine;
  }
}
