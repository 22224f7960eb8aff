import { attributeOf, childrenOf, findAll, localNameOf, parentElementOf, rootOf } from '../shared/dom';

/** A CSS selector of an element, unique in its tree scope; scopes are joined by " >>> ", the outermost first. */
export function selectorOf(element: Element): string {
  const root = rootOf(element);
  const own = anchored(selectorWithin(element, root as Document | ShadowRoot), root as Document | ShadowRoot);
  return root instanceof ShadowRoot ? `${selectorOf(root.host)} >>> ${own}` : own;
}

/** A chain of a document begins at html or an id; that of a shadow root may be found deeper in it too, and is tied here. */
function anchored(selector: string, root: Document | ShadowRoot): string {
  if (findAll(root, selector).length === 1) return selector;
  const [first, ...rest] = selector.split(' > ');
  return [`${first}:not(* > *)`, ...rest].join(' > ');
}

function selectorWithin(element: Element, root: Document | ShadowRoot): string {
  const id = CSS.escape(attributeOf(element, 'id') ?? '');
  if (id && findAll(root, `#${id}`).length === 1) return `#${id}`;
  const name = localNameOf(element);
  if (name === 'body' || name === 'html') return name;
  const parent = parentElementOf(element);
  const own = `${CSS.escape(name)}${position(element, parent ? childrenOf(parent) : root.children)}`;
  return parent ? `${selectorWithin(parent, root)} > ${own}` : own;
}

function position(element: Element, siblings: HTMLCollection): string {
  const alike = Array.from(siblings).filter((sibling) => localNameOf(sibling) === localNameOf(element));
  return alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
}
