import { isPresentational } from '../images/role';
import { attributeOf, localNameOf } from '../shared/dom';

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

  write(element: Element, name: Name): void {
    this.restore(element);
    const changes = changesFor(element, name).filter(({ before, after }) => before !== after);
    for (const { name, after } of changes) setAttribute(element, name, after);
    this.#changes.set(element, changes);
  }

  /** Undoes a write. An attribute that the page has changed since is the page's, and stays. */
  restore(element: Element): void {
    for (const { name, before, after } of this.#changes.get(element) ?? []) {
      if (attributeOf(element, name) === after) setAttribute(element, name, before);
    }
    this.#changes.delete(element);
  }

  restoreAll(): void {
    for (const element of [...this.#changes.keys()]) this.restore(element);
  }

  /** True while what was written still stands. */
  isIntact(element: Element): boolean {
    const changes = this.#changes.get(element);
    return changes?.every(({ name, after }) => attributeOf(element, name) === after) ?? false;
  }
}

const TAKE_ALT = ['img', 'input', 'area'];
/** Without a role, browsers expose these as an image not always, or never. */
const NEED_ROLE = ['svg', 'object', 'embed'];

function changesFor(element: Element, { text, language }: Name): AttributeChange[] {
  const changes: AttributeChange[] = [];
  const change = (name: string, after: string | null) =>
    changes.push({ name, before: attributeOf(element, name), after });
  const has = (name: string) => attributeOf(element, name) !== null;

  // A name by reference beats all others, so one that turned out to be junk must go.
  if (has('aria-labelledby')) change('aria-labelledby', null);
  // Only a global ARIA attribute overrides role="none".
  if (TAKE_ALT.includes(localNameOf(element)) && !has('aria-label') && !isPresentational(element)) change('alt', text);
  else change('aria-label', text);
  if (NEED_ROLE.includes(localNameOf(element)) && !has('role')) change('role', 'img');
  if (language) change('lang', language);
  return changes;
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
