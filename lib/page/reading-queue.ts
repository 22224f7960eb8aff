import { URGENCY, type Urgency } from '../messaging/protocol';

/**
 * What is to be described next: what is visible, then what is near, then the rest, each in the order of the page.
 * Every operation takes constant time.
 */
export class ReadingQueue<T> {
  readonly #waiting = new Map<Urgency, Set<T>>(Object.values(URGENCY).map((urgency) => [urgency, new Set<T>()]));

  get size(): number {
    return [...this.#waiting.values()].reduce((sum, items) => sum + items.size, 0);
  }

  has(item: T): boolean {
    return [...this.#waiting.values()].some((items) => items.has(item));
  }

  /** Puts an item in, or moves it when its urgency has changed. */
  put(item: T, urgency: Urgency): void {
    if (this.#waiting.get(urgency)?.has(item)) return;
    this.delete(item);
    this.#waiting.get(urgency)?.add(item);
  }

  delete(item: T): void {
    for (const items of this.#waiting.values()) items.delete(item);
  }

  /** The most urgent item and how urgent it is; it stays in. */
  first(): [T, Urgency] | undefined {
    for (const [urgency, items] of this.#waiting) {
      for (const item of items) return [item, urgency];
    }
    return undefined;
  }
}
