import { findById, isVisible, matches, rootOf, walkTree } from '../shared/dom';
import { flatAncestors } from '../shared/flat-tree';
import { accessibleName } from './accessible-name';
import { CANDIDATE_SELECTOR } from './candidates';
import { isJunkName } from './junk-name';

const CONTROL = [
  ...['a[href]', 'button', 'summary', 'label'],
  ...[
    'link',
    'button',
    'menuitem',
    'menuitemcheckbox',
    'menuitemradio',
    'tab',
    'option',
    'checkbox',
    'radio',
    'switch',
  ].map((role) => `[role~="${role}"]`),
].join();

/** Whether the image sits in a link, a button or the like that the author has named without it. */
export function isInsideNamedControl(image: Element): boolean {
  for (const ancestor of flatAncestors(image)) {
    if (ancestor instanceof HTMLFormElement) continue;
    if (ancestor !== image && matches(ancestor, CONTROL)) return nameWithout(ancestor, image);
  }
  return false;
}

function nameWithout(control: Element, image: Element): boolean {
  const explicit = [control.getAttribute('aria-label'), control.getAttribute('title')];
  if (explicit.some((name) => name?.trim()) || namedByReference(control)) return true;
  if (visibleText(control)) return true;
  return Array.from(control.querySelectorAll(CANDIDATE_SELECTOR)).some((other) => {
    if (other === image || other.contains(image) || image.contains(other)) return false;
    const name = accessibleName(other);
    return name !== '' && !isJunkName(name, other.getAttribute('src') ?? '');
  });
}

function namedByReference(control: Element): boolean {
  const ids = control.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = rootOf(control) as Document | ShadowRoot;
  return ids.some((id) => findById(root, id)?.textContent?.trim());
}

/** Text that names the control: not that of images inside (an svg's <title>), of scripts, or hidden. */
function visibleText(control: Element): string {
  const walker = walkTree(control, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    const isHidden = matches(node, 'svg, script, style, template, [aria-hidden="true" i]') || !isVisible(node);
    return isHidden ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (/[\p{L}\p{N}]/u.test(node.textContent ?? '')) return node.textContent ?? '';
  }
  return '';
}
