/** A CSS selector of an element, unique in its tree scope; scopes are joined by " >>> ", the outermost first. */
export function selectorOf(element: Element): string {
  const root = element.getRootNode();
  const own = selectorWithin(element, root as Document | ShadowRoot);
  return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${own}` : own;
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
  const siblings = Array.from(element.parentNode?.children ?? []).filter(
    ({ localName }) => localName === element.localName,
  );
  return siblings.length > 1 ? `:nth-of-type(${siblings.indexOf(element) + 1})` : '';
}
