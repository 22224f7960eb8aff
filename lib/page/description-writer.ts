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

  write(element: Element, text: string): void {
    this.restore(element);
    const changes = changesFor(element, text).filter(({ before, after }) => before !== after);
    for (const { name, after } of changes) setAttribute(element, name, after);
    this.#changes.set(element, changes);
  }

  /** Undoes a write. An attribute that the page has changed since is the page's, and stays. */
  restore(element: Element): void {
    for (const { name, before, after } of this.#changes.get(element) ?? []) {
      if (element.getAttribute(name) === after) setAttribute(element, name, before);
    }
    this.#changes.delete(element);
  }

  restoreAll(): void {
    for (const element of [...this.#changes.keys()]) this.restore(element);
  }

  /** True while what was written still stands. */
  isIntact(element: Element): boolean {
    const changes = this.#changes.get(element);
    return changes?.every(({ name, after }) => element.getAttribute(name) === after) ?? false;
  }
}

function changesFor(element: Element, text: string): AttributeChange[] {
  const change = (name: string, after: string | null): AttributeChange => {
    return { name, before: element.getAttribute(name), after };
  };
  // A name by reference beats all others, so one that turned out to be junk must go.
  const changes = element.hasAttribute('aria-labelledby') ? [change('aria-labelledby', null)] : [];
  const takesAlt = element.localName === 'img' || element.localName === 'input';
  if (takesAlt && !element.hasAttribute('aria-label')) return [...changes, change('alt', text)];
  changes.push(change('aria-label', text));
  // Not every browser exposes an svg without a role as an image.
  if (element.localName === 'svg' && !element.hasAttribute('role')) changes.push(change('role', 'img'));
  return changes;
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
