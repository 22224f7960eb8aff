import { attributeOf, findById, isVisible, matches, parentElementOf, rootOf, walkTree } from '../shared/dom';
import { flatChildren } from '../shared/flat-tree';
import { accessibleName } from './accessible-name';
import { isImageCandidate } from './candidates';
import { lackOfName } from './name-lack';
import { hasOwnContent } from './own-content';

/** Whether the author has named a control by anything but this image in it. */
export function isNamedWithout(image: Element, control: Element): boolean {
  const explicit = [attributeOf(control, 'aria-label'), attributeOf(control, 'title')];
  if (explicit.some((name) => name?.trim()) || isNamedByReference(control, image)) return true;
  return flatChildren(control).some((child) => namesItsControl(child, image));
}

/** What is referred to may be hidden, and names all the same (accname-1.2, 2B). */
function isNamedByReference(control: Element, image: Element): boolean {
  const ids = attributeOf(control, 'aria-labelledby')?.split(/\s+/) ?? [];
  const root = rootOf(control) as Document | ShadowRoot;
  return ids.some((id) => {
    const label = id ? findById(root, id) : null;
    if (!label || label === image) return false;
    return isImageCandidate(label) ? isNamedImage(label) : hasText(label);
  });
}

function hasText(element: Element): boolean {
  const texts = walkTree(element, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) if (text.nodeValue?.trim()) return true;
  return Boolean(attributeOf(element, 'aria-label')?.trim());
}

/** Whether a part of a control gives it a name: a text, a label, or another image that has one. */
function namesItsControl(node: Node, image: Element): boolean {
  if (!(node instanceof Element)) return /[\p{L}\p{N}]/u.test(node.nodeValue ?? '') && isShown(node);
  if (node === image || isUnspoken(node)) return false;
  if (isImageCandidate(node) && !hasOwnContent(node)) return isNamedImage(node);
  if (attributeOf(node, 'aria-label')?.trim()) return true;
  return flatChildren(node).some((child) => namesItsControl(child, image));
}

function isNamedImage(image: Element): boolean {
  return lackOfName(accessibleName(image), image) === null;
}

/** A slot has no box of its own (display: contents), and what it shows is seen nevertheless. */
function isUnspoken(element: Element): boolean {
  if (matches(element, 'script, style, template, [aria-hidden="true" i]')) return true;
  return !isVisible(element) && getComputedStyle(element).display !== 'contents';
}

function isShown(text: Node): boolean {
  const parent = parentElementOf(text) ?? (rootOf(text) as ShadowRoot).host;
  return getComputedStyle(parent).visibility === 'visible';
}
