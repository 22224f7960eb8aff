import { imageAround, walkImages } from '../images/candidates';
import { isConnected } from '../shared/dom';
import { inSlices } from './slices';

/** Attributes that can make an image need a name, or no longer. */
const NAMING_ATTRIBUTES = [
  ...['alt', 'title', 'role', 'aria-label', 'aria-labelledby', 'aria-hidden', 'inert', 'hidden', 'tabindex', 'type'],
];
const PIXEL_ATTRIBUTES = ['src', 'srcset', 'href', 'xlink:href'];
/** These may change what an image shows, or nothing of it. */
const PAINT_ATTRIBUTES = ['class', 'style', 'd'];

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
  /** A tree scope (the document or an open shadow root) came into view. */
  onRoot(root: Document | ShadowRoot): void;
}

/** Walks a document and its open shadow roots, and then follows their changes. One observer serves all roots. */
export class TreeWatcher {
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  readonly #roots = new Set<Node>();
  /** Custom elements that had no shadow root when they were met: they may be upgraded later, without any event. */
  readonly #unresolved = new Set<Element>();
  #walks = 0;

  constructor(
    private readonly listener: TreeListener,
    private readonly signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
  }

  /** False while a part of the tree is still to be walked. */
  get isSettled(): boolean {
    return this.#walks === 0;
  }

  start(document: Document): void {
    this.#addRoot(document);
    void this.#walk([document]);
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
    const added = new Set<Node>();
    const repainted = new Set<Element>();
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      const image = target instanceof Element ? imageAround(target) : null;
      const isPaint = PAINT_ATTRIBUTES.includes(attributeName ?? '');
      const changesPixels = type === 'childList' || PIXEL_ATTRIBUTES.includes(attributeName ?? '');
      if (isPaint && image) this.listener.onPaint(image);
      if (isPaint) continue;
      if (image && changesPixels) repainted.add(image);
      else if (image && image === target) this.listener.onNaming(image);
      else if (type === 'attributes') added.add(target);
      for (const node of removedNodes) if (node instanceof Element && !isConnected(node)) this.#forget(node);
      for (const node of addedNodes) if (node instanceof Element && isConnected(node)) added.add(node);
    }
    for (const image of repainted) if (isConnected(image)) this.listener.onPixels(image);
    void this.#walk([...added, ...this.#upgraded()]);
  }

  /** Custom elements that have got their shadow root since. */
  #upgraded(): Element[] {
    const upgraded: Element[] = [];
    for (const element of this.#unresolved) {
      if (element.shadowRoot) upgraded.push(element);
      if (element.shadowRoot || !element.isConnected) this.#unresolved.delete(element);
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
