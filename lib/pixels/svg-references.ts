import { DescribeError } from '../shared/errors';

const REFERENCE = /url\(["']?#([^"')]+)["']?\)/g;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Copies what an <svg> draws from elsewhere in its tree (symbols of a sprite, gradients, clip paths) into the copy, and
 * what those draw from in turn. Throws a DescribeError when it draws from another file.
 */
export function embedReferences(original: SVGSVGElement, copy: SVGSVGElement): void {
  const scope = original.getRootNode() as Document | ShadowRoot;
  const definitions = original.ownerDocument.createElementNS(SVG, 'defs');
  const waiting = [...referencedIds(copy)];
  const known = new Set(Array.from(copy.querySelectorAll('[id]'), ({ id }) => id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (known.has(id)) continue;
    known.add(id);
    const target = scope.getElementById(id) ?? original.ownerDocument.getElementById(id);
    if (!target) continue;
    const definition = target.cloneNode(true) as Element;
    definitions.append(definition);
    waiting.push(...referencedIds(definition));
  }
  if (definitions.childElementCount > 0) copy.prepend(definitions);
}

function referencedIds(root: Element): Set<string> {
  const ids = new Set<string>();
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of element.attributes) {
      if (name === 'href' || name === 'xlink:href') addTarget(element, value, ids);
      else for (const [, id] of value.matchAll(REFERENCE)) if (id) ids.add(id);
    }
  }
  return ids;
}

function addTarget(element: Element, href: string, ids: Set<string>): void {
  if (href.startsWith('#')) ids.add(decodeURIComponent(href.slice(1)));
  else if (element.localName === 'use') throw new DescribeError('no-pixels', 'a sprite in another file');
}
