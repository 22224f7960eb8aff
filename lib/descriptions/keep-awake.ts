import { browser } from 'wxt/browser';

/** Milliseconds. Firefox ends an event page that has asked nothing of the browser for 30 s, whatever it is computing. */
const INTERVAL = 5_000;

/** Keeps Firefox's event page while somebody holds it, by asking the browser for next to nothing. */
export class KeepAwake {
  readonly #holders = new Set<unknown>();
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Until the work has settled. Settles as the work does. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.hold(work, true);
    try {
      return await work;
    } finally {
      this.hold(work, false);
    }
  }

  /** As long as `isNeeded` was true when this holder last said. */
  hold(holder: unknown, isNeeded: boolean): void {
    if (isNeeded) this.#holders.add(holder);
    else this.#holders.delete(holder);
    if (this.#holders.size > 0) {
      this.#timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), INTERVAL);
    } else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
}
