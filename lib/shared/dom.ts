/**
 * DOM properties that a page cannot put something else in the place of. HTML lets a form's fields and a document's images
 * and forms shadow built-in properties by their names ([LegacyOverrideBuiltIns]: <form><input name="parentElement">), in
 * a content script's world too. So what is asked of any element, or of the document, is asked by the prototypes.
 */
function getter<T extends object, K extends keyof T>(prototype: T, name: K): (target: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no getter for ${String(name)}`);
  return (target) => get.call(target);
}

export const parentElementOf = getter(Node.prototype, 'parentElement');
export const isConnected = getter(Node.prototype, 'isConnected');
export const ownerDocumentOf = getter(Node.prototype, 'ownerDocument');
export const baseUriOf = getter(Node.prototype, 'baseURI');
export const localNameOf = getter(Element.prototype, 'localName');
export const assignedSlotOf = getter(Element.prototype, 'assignedSlot');
export const childrenOf = getter(Element.prototype, 'children');
export const documentElementOf = getter(Document.prototype, 'documentElement');
export const implementationOf = getter(Document.prototype, 'implementation');
export const visibilityOf = getter(Document.prototype, 'visibilityState');
export const designModeOf = getter(Document.prototype, 'designMode');
export const readyStateOf = getter(Document.prototype, 'readyState');

export const rootOf = (node: Node): Node => Node.prototype.getRootNode.call(node);
export const attributeOf = (element: Element, name: string) => Element.prototype.getAttribute.call(element, name);
export const matches = (element: Element, selector: string) => Element.prototype.matches.call(element, selector);
export const closest = (element: Element | null, selector: string): Element | null =>
  element && Element.prototype.closest.call(element, selector);
export const isVisible = (element: Element) => Element.prototype.checkVisibility.call(element);

/** All of those that match, below an element. */
export const findWithin = (element: Element, selector: string): NodeListOf<Element> =>
  Element.prototype.querySelectorAll.call(element, selector);

/** For any target, also a document. */
export const listen: (
  target: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options: AddEventListenerOptions,
) => void = (target, ...rest) => EventTarget.prototype.addEventListener.call(target, ...rest);

/** Within a document or a shadow root. */
export function findAll(root: Document | ShadowRoot, selector: string): NodeListOf<Element> {
  const { querySelectorAll } = root instanceof Document ? Document.prototype : DocumentFragment.prototype;
  return querySelectorAll.call(root, selector);
}

export function findById(root: Document | ShadowRoot, id: string): Element | null {
  const { getElementById } = root instanceof Document ? Document.prototype : DocumentFragment.prototype;
  return getElementById.call(root, id);
}

export function walkTree(root: Node, whatToShow: number, filter?: NodeFilter): TreeWalker {
  return Document.prototype.createTreeWalker.call(document, root, whatToShow, filter);
}

export function createElement<K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K] {
  return Document.prototype.createElement.call(document, name) as HTMLElementTagNameMap[K];
}
