import { isPresentational } from '../images/role';
import { attributeOf, isConnected, localNameOf } from '../shared/dom';
import { addPrivateLabel } from './private-label';

export interface Name {
  text: string;
  /** BCP 47, where the text is in another language than the page around it; null: the page's. */
  language: string | null;
}

interface AttributeChange {
  name: string;
  /** Null: the attribute was absent. */
  before: string | null;
  /** Null: the attribute was removed. */
  after: string | null;
}

/**
 * Puts descriptions where assistive technology finds them, and takes them back exactly.
 * What it changed is remembered here and nowhere in the page.
 */
export class DescriptionWriter {
  readonly #changes = new Map<Element, AttributeChange[]>();
  readonly #labels = new Map<Element, HTMLElement>();

  /** `isPrivate`: descriptions become private labels. */
  constructor(private readonly isPrivate: boolean) {}

  write(element: Element, name: Name): void {
    this.restore(element);
    const wanted = this.isPrivate ? this.#labelFor(element, name) : changesFor(element, name);
    const changes = wanted.filter(({ before, after }) => before !== after);
    for (const { name, after } of changes) setAttribute(element, name, after);
    this.#changes.set(element, changes);
  }

  /** Undoes a write. An attribute that the page has changed since is the page's, and stays. */
  restore(element: Element): void {
    for (const { name, before, after } of this.#changes.get(element) ?? []) {
      if (attributeOf(element, name) === after) setAttribute(element, name, before);
    }
    this.#changes.delete(element);
    this.#labels.get(element)?.remove();
    this.#labels.delete(element);
  }

  #labelFor(element: Element, name: Name): AttributeChange[] {
    const label = addPrivateLabel(element, name.text, name.language);
    this.#labels.set(element, label);
    const labelled = changeOf(element, 'aria-labelledby', label.id);
    return needsRole(element) ? [labelled, changeOf(element, 'role', 'img')] : [labelled];
  }

  restoreAll(): void {
    for (const element of [...this.#changes.keys()]) this.restore(element);
  }

  /** True while what was written still stands. */
  isIntact(element: Element): boolean {
    const changes = this.#changes.get(element);
    const label = this.#labels.get(element);
    if (label && !isConnected(label)) return false;
    return changes?.every(({ name, after }) => attributeOf(element, name) === after) ?? false;
  }
}

const TAKE_ALT = ['img', 'input', 'area'];
/** Without a role, browsers expose these as an image not always, or never. */
const NEED_ROLE = ['svg', 'object', 'embed', 'canvas', 'video'];

/** A role that hides must go, too: Chromium does not look at it again when a global ARIA attribute comes to override it. */
function needsRole(element: Element): boolean {
  if (isPresentational(element)) return true;
  return NEED_ROLE.includes(localNameOf(element)) && attributeOf(element, 'role') === null;
}

const changeOf = (element: Element, name: string, after: string | null): AttributeChange => ({
  name,
  before: attributeOf(element, name),
  after,
});

function changesFor(element: Element, { text, language }: Name): AttributeChange[] {
  const changes: AttributeChange[] = [];
  const change = (name: string, after: string | null) => changes.push(changeOf(element, name, after));
  const has = (name: string) => attributeOf(element, name) !== null;

  // A name by reference beats all others, so one that turned out to be junk must go.
  if (has('aria-labelledby')) change('aria-labelledby', null);
  // Only a global ARIA attribute overrides role="none".
  if (TAKE_ALT.includes(localNameOf(element)) && !has('aria-label') && !isPresentational(element)) change('alt', text);
  else change('aria-label', text);
  if (needsRole(element)) change('role', 'img');
  if (language) change('lang', language);
  return changes;
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
