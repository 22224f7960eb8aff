import { imagesAround, walkImages } from '../images/candidates';
import { CONTROL_SELECTOR } from '../images/control';
import { closest, isConnected, ownerDocumentOf } from '../shared/dom';
import { shadowRootOf } from '../shared/shadow-root';
import { inSlices } from './slices';

/** Attributes that can make an image need a name, or no longer. */
const NAMING_ATTRIBUTES = [
  ...['alt', 'title', 'role', 'aria-label', 'aria-labelledby', 'aria-hidden', 'inert', 'hidden', 'tabindex', 'type'],
];
/** Those of them that matter to every image inside. */
const HIDING_ATTRIBUTES = ['role', 'aria-hidden', 'inert', 'hidden'];
const PIXEL_ATTRIBUTES = ['src', 'srcset', 'href', 'xlink:href', 'data', 'coords', 'usemap'];
/** These may change what an image shows, or nothing of it. */
const PAINT_ATTRIBUTES = ['class', 'style', 'd'];

/** After looking at changes, so many times as long nothing is looked at; in milliseconds at most. */
const REST_FACTOR = 40;
const MAX_REST = 250;

export interface TreeListener {
  /** An image is in the tree: new, or found again after a change that may concern it. Called often; must be cheap. */
  onImage(element: Element): void;
  onGone(element: Element): void;
  /** An attribute of the image itself that names it has changed. */
  onNaming(element: Element): void;
  /** It shows something else now: another file, or other parts inside. */
  onPixels(element: Element): void;
  /** It may show something else now. Called often, for animations too. */
  onPaint(element: Element): void;
  /** A tree scope (the document or a shadow root) came into view. */
  onRoot(root: Document | ShadowRoot): void;
}

/** Walks a document and its shadow roots, and then follows their changes. One observer serves all roots. */
export class TreeWatcher {
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  readonly #roots = new Set<Document | ShadowRoot>();
  /** Custom elements that had no shadow root when they were met: they may be upgraded later, without any event. */
  readonly #unresolved = new Set<Element>();
  readonly #toWalk = new Set<Node>();
  #restUntil = 0;
  #isResting = false;
  #walks = 0;

  constructor(
    private readonly listener: TreeListener,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  #stop(): void {
    this.#observer.disconnect();
    this.#toWalk.clear();
  }

  /** False while a part of the tree is still to be walked. */
  get isSettled(): boolean {
    return this.#walks === 0 && this.#toWalk.size === 0;
  }

  /** The document and the shadow roots in it. */
  get roots(): Iterable<Document | ShadowRoot> {
    return this.#roots;
  }

  /** Resolves when the whole document has been walked once. */
  start(document: Document): Promise<void> {
    this.#addRoot(document);
    return this.#walk([document]);
  }

  #addRoot(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: [...NAMING_ATTRIBUTES, ...PIXEL_ATTRIBUTES, ...PAINT_ATTRIBUTES],
    });
    this.listener.onRoot(root);
  }

  async #walk(roots: Iterable<Node>): Promise<void> {
    this.#walks++;
    for (const root of roots) {
      await inSlices(
        walkImages(root),
        (found) => {
          if ('element' in found) this.listener.onImage(found.element);
          else if ('shadowRoot' in found) this.#addRoot(found.shadowRoot);
          else this.#unresolved.add(found.unresolved);
        },
        this.signal,
      );
    }
    this.#walks--;
  }

  #onMutations(records: MutationRecord[]): void {
    const changes = new Changes();
    for (const record of records) {
      changes.add(record);
      for (const node of record.removedNodes) if (node instanceof Element && !isHere(node)) this.#forget(node);
    }
    for (const image of changes.named) this.listener.onNaming(image);
    for (const image of changes.painted) this.listener.onPaint(image);
    for (const image of changes.repainted) if (isConnected(image)) this.listener.onPixels(image);
    for (const node of [...changes.toWalk, ...this.#upgraded()]) this.#toWalk.add(node);
    void this.#walkWhenRested();
  }

  /** To judge images makes the browser lay out the page, so a page that never rests is not looked at all the time. */
  async #walkWhenRested(): Promise<void> {
    if (this.#isResting) return;
    const rest = this.#restUntil - performance.now();
    if (rest > 0) {
      this.#isResting = true;
      await new Promise((resolve) => setTimeout(resolve, rest));
      this.#isResting = false;
    }
    this.#walkChanges();
  }

  #walkChanges(): void {
    const nodes = [...this.#toWalk].filter(isHere);
    this.#toWalk.clear();
    if (nodes.length === 0) return;
    const start = performance.now();
    void this.#walk(nodes);
    const now = performance.now();
    this.#restUntil = now + Math.min((now - start) * REST_FACTOR, MAX_REST);
  }

  /** Custom elements that have got their shadow root since. */
  #upgraded(): Element[] {
    const upgraded: Element[] = [];
    for (const element of this.#unresolved) {
      const isUpgraded = shadowRootOf(element) !== null;
      if (isUpgraded) upgraded.push(element);
      if (isUpgraded || !isConnected(element)) this.#unresolved.delete(element);
    }
    return upgraded;
  }

  #forget(removed: Element): void {
    for (const found of walkImages(removed)) {
      if ('element' in found) this.listener.onGone(found.element);
      if ('shadowRoot' in found) this.#roots.delete(found.shadowRoot);
    }
  }
}

/** In the tree of this document, and not of a frame that it was moved to. */
const isHere = (node: Node) => isConnected(node) && ownerDocumentOf(node) === document;

/** What a batch of mutations means for images, each element once. */
class Changes {
  readonly toWalk = new Set<Node>();
  readonly named = new Set<Element>();
  readonly painted = new Set<Element>();
  readonly repainted = new Set<Element>();

  add(record: MutationRecord): void {
    for (const node of record.addedNodes) if (node instanceof Element && isHere(node)) this.toWalk.add(node);
    const { target } = record;
    if (!(target instanceof Element)) return;
    const images = imagesAround(target);
    const attribute = record.attributeName ?? '';
    if (PAINT_ATTRIBUTES.includes(attribute)) {
      for (const image of images) this.painted.add(image);
    } else if (images.length > 0 && (record.type === 'childList' || PIXEL_ATTRIBUTES.includes(attribute))) {
      for (const image of images) this.repainted.add(image);
    } else if (images[0] === target) {
      this.named.add(target);
    } else if (HIDING_ATTRIBUTES.includes(attribute)) {
      this.toWalk.add(target);
    } else {
      // The texts and labels in a control decide whether the images in it need a name.
      const control = closest(target, CONTROL_SELECTOR);
      if (control && isConnected(control)) this.toWalk.add(control);
    }
  }
}
