import { findById } from '../shared/dom';
import { DescribeError } from '../shared/errors';
import { copyWithPaint } from './svg-paint';

const REFERENCE = /url\(["']?#([^"')]+)["']?\)/g;
const SVG = 'http://www.w3.org/2000/svg';
const LINKS = ['href', 'xlink:href'];

/**
 * Copies what an <svg> draws from elsewhere in its tree (symbols of a sprite, gradients, clip paths) into the copy, and
 * what those draw from in turn. Throws a DescribeError when it draws from another file, or more than `maxNodes`.
 */
export function embedReferences(original: SVGSVGElement, copy: SVGSVGElement, maxNodes: number): void {
  const page = original.ownerDocument;
  const scope = original.getRootNode() as Document | ShadowRoot;
  const definitions = copy.ownerDocument.createElementNS(SVG, 'defs');
  const waiting = [...referencedIds(copy, page)];
  const known = new Set(Array.from(copy.querySelectorAll('[id]'), ({ id }) => id));
  let nodes = 0;
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (known.has(id)) continue;
    known.add(id);
    const target = findById(scope, id) ?? findById(page, id);
    if (!(target instanceof SVGElement)) continue;
    nodes += countNodes(target);
    if (nodes > maxNodes) throw new DescribeError('too-many-pixels', `refers to more than ${maxNodes} SVG elements`);
    const definition = copyWithPaint<Element>(target, copy.ownerDocument);
    definitions.append(definition);
    waiting.push(...referencedIds(definition, page));
  }
  if (definitions.childElementCount > 0) copy.prepend(definitions);
}

export function countNodes(root: Element): number {
  return root.getElementsByTagName('*').length + 1;
}

function referencedIds(root: Element, page: Document): Set<string> {
  const ids = new Set<string>();
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (LINKS.includes(name)) addTarget(element, name, page, ids);
      else for (const [, id] of value.matchAll(REFERENCE)) if (id) ids.add(id);
    }
  }
  return ids;
}

function addTarget(element: Element, attribute: string, page: Document, ids: Set<string>): void {
  const href = element.getAttribute(attribute) ?? '';
  const id = fragmentOnPage(href, page);
  if (id) {
    ids.add(id);
    if (!href.startsWith('#')) element.setAttribute(attribute, `#${id}`);
  } else if (element.localName === 'use' && href) {
    throw new DescribeError('no-pixels', 'a sprite in another file');
  }
}

/** The id in "#id", or in the page's own address with a fragment; null for anything else. */
function fragmentOnPage(href: string, page: Document): string | null {
  const [address = '', fragment] = href.trim().split('#', 2);
  if (!fragment) return null;
  const isHere = address === '' || URL.parse(address, page.baseURI)?.href === page.URL.split('#', 1)[0];
  return isHere ? decodeFragment(fragment) : null;
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
