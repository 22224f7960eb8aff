import { computeAccessibleName } from 'dom-accessibility-api';
import { attributeOf, localNameOf } from '../shared/dom';

/** What HTML-AAM has a browser call an image button without a name, in the words of dom-accessibility-api. */
const NOBODYS_WORDS = 'Submit Query';

/** The accessible name (accname-1.2, HTML-AAM, SVG-AAM) that the page's author gave; '' when there is none. */
export function accessibleName(element: Element): string {
  // An area is never rendered itself, and would count as hidden.
  const name = computeAccessibleName(element, { hidden: element instanceof HTMLAreaElement }).trim();
  const isDefault = name === NOBODYS_WORDS && localNameOf(element) === 'input' && !says(element, NOBODYS_WORDS);
  return isDefault ? '' : name;
}

function says(element: Element, words: string): boolean {
  return ['alt', 'title', 'aria-label'].some((name) => attributeOf(element, name)?.trim() === words);
}
