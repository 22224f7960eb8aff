import { URGENCY, type Urgency } from '../messaging/protocol';

/** So many images of a frame are on their way at a time: enough to keep the engine busy, few enough to reorder. */
const AT_ONCE = 4;
/** So many that nobody is near to, while each is answered in no time. */
const AT_ONCE_FAST = 16;
/** Milliseconds after which an image is one for a slow model: those for a fast one need not wait for it. */
const SLOW = 1_000;
/** So many of these besides: their pixels are in memory. */
const SLOW_AT_ONCE = 16;

/** Who may be on their way at a time. Icons are answered in milliseconds, photographs in seconds, and nobody knows which is which. */
export class Slots {
  readonly #taken = new Set<{ urgency: Urgency; isSlow: boolean }>();

  /** @param onRoom is called when one that is taken turns out to be slow. */
  constructor(private readonly onRoom: () => void) {}

  /** Returns what gives it back. */
  take(urgency: Urgency): () => void {
    const slot = { urgency, isSlow: false };
    this.#taken.add(slot);
    const timer = setTimeout(() => {
      slot.isSlow = true;
      this.onRoom();
    }, SLOW);
    return () => {
      clearTimeout(timer);
      this.#taken.delete(slot);
    };
  }

  /** What is less urgent does not stand in the way, nor do some slow ones. */
  hasRoomFor(urgency: Urgency, isFast: boolean): boolean {
    const ahead = [...this.#taken].filter((slot) => slot.urgency <= urgency);
    const slow = ahead.filter(({ isSlow }) => isSlow).length;
    const atOnce = urgency === URGENCY.rest && isFast ? AT_ONCE_FAST : AT_ONCE;
    return ahead.length - Math.min(slow, SLOW_AT_ONCE) < atOnce;
  }
}
