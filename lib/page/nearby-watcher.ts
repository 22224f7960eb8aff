import { URGENCY, type Urgency } from '../messaging/protocol';

/** "Near" is up to two screens below and one above: a screen reader reads ahead of what is seen. */
const NEAR_MARGIN = '100% 0% 200% 0%';

/**
 * Tells when an image becomes visible, near or far. The browser looks at every observed element in every frame that it
 * draws, so only those are observed that something depends on.
 */
export class NearbyWatcher {
  readonly #near: IntersectionObserver;
  /** Of what is near only. */
  readonly #visible: IntersectionObserver;
  readonly #isVisible = new WeakSet<Element>();
  readonly #isNear = new WeakSet<Element>();
  readonly #observed = new WeakSet<Element>();

  constructor(onMove: (element: Element, urgency: Urgency) => void, signal: AbortSignal) {
    const watch = (
      members: WeakSet<Element>,
      options: IntersectionObserverInit,
      onChange?: (element: Element) => void,
    ) =>
      new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          if (members.has(target) === isIntersecting || !this.#observed.has(target)) continue;
          members[isIntersecting ? 'add' : 'delete'](target);
          onChange?.(target);
          onMove(target, this.#urgencyOf(target));
        }
      }, options);
    this.#visible = watch(this.#isVisible, {});
    this.#near = watch(this.#isNear, { rootMargin: NEAR_MARGIN }, (element) => this.#watchVisibility(element));
    signal.addEventListener('abort', () => {
      this.#visible.disconnect();
      this.#near.disconnect();
    });
  }

  observe(element: Element): void {
    if (this.#observed.has(element)) return;
    this.#observed.add(element);
    this.#near.observe(element);
  }

  unobserve(element: Element): void {
    if (!this.#observed.delete(element)) return;
    this.#near.unobserve(element);
    this.#isNear.delete(element);
    this.#watchVisibility(element);
  }

  #watchVisibility(element: Element): void {
    if (this.#isNear.has(element)) {
      this.#visible.observe(element);
    } else {
      this.#visible.unobserve(element);
      this.#isVisible.delete(element);
    }
  }

  #urgencyOf(element: Element): Urgency {
    if (this.#isVisible.has(element)) return URGENCY.visible;
    return this.#isNear.has(element) ? URGENCY.near : URGENCY.rest;
  }
}
