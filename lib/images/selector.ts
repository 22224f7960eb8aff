const PIERCE = ' >>> ';

/** A CSS selector of an element, unique in its tree scope; scopes are joined by " >>> ", the outermost first. */
export function selectorOf(element: Element): string {
  const root = element.getRootNode();
  const own = selectorWithin(element, root as Document | ShadowRoot);
  return root instanceof ShadowRoot ? `${selectorOf(root.host)}${PIERCE}${own}` : own;
}

/** The element of a selector that selectorOf() made, as long as the tree has not changed. */
export function findBySelector(document: Document, selector: string): Element | null {
  let scope: Document | ShadowRoot | null = document;
  let found: Element | null = null;
  for (const part of selector.split(PIERCE)) {
    found = scope?.querySelector(part) ?? null;
    scope = found?.shadowRoot ?? null;
  }
  return found;
}

function selectorWithin(element: Element, root: Document | ShadowRoot): string {
  const id = CSS.escape(element.id);
  if (id && root.querySelectorAll(`#${id}`).length === 1) return `#${id}`;
  const { parentElement } = element;
  if (element.localName === 'body' || element.localName === 'html') return element.localName;
  const own = `${CSS.escape(element.localName)}${position(element)}`;
  return parentElement ? `${selectorWithin(parentElement, root)} > ${own}` : own;
}

function position(element: Element): string {
  const siblings = Array.from(element.parentNode?.children ?? []).filter(({ localName }) => localName === element.localName);
  return siblings.length > 1 ? `:nth-of-type(${siblings.indexOf(element) + 1})` : '';
}
