import { localNameOf } from './dom';

/** The built-in elements that can have a shadow root (DOM: "valid shadow host name"); custom elements can, too. */
const HOSTS = new Set([
  ...['article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'main'],
  ...['nav', 'p', 'section', 'span'],
]);

const openRootOf = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot')?.get as (
  this: Element,
) => ShadowRoot | null;

/** What only an extension's world has: Chrome has a function for it, Firefox a property. */
interface ExtensionWorld {
  chrome?: { dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } };
}

export const isCustomElement = (element: Element) => localNameOf(element).includes('-');

/** An element's shadow root, open or closed; null for what cannot have one, and for the browser's own. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement) || !(HOSTS.has(localNameOf(element)) || isCustomElement(element))) return null;
  return openRootOf.call(element) ?? closedRootOf(element);
}

function closedRootOf(element: HTMLElement): ShadowRoot | null {
  const { dom } = (globalThis as ExtensionWorld).chrome ?? {};
  if (dom?.openOrClosedShadowRoot) return dom.openOrClosedShadowRoot(element);
  return (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
}
