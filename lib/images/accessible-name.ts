import { computeAccessibleName } from 'dom-accessibility-api';

/** The accessible name (accname-1.2, HTML-AAM, SVG-AAM) that the page's author gave; '' when there is none. */
export function accessibleName(element: Element): string {
  if (element.localName === 'input' && !isNamedByAuthor(element as HTMLInputElement)) return '';
  return computeAccessibleName(element).trim();
}

/** An image button without a name is called "Submit" by the browser (HTML-AAM), which is nobody's word. */
function isNamedByAuthor(input: HTMLInputElement): boolean {
  const attributes = ['alt', 'title', 'aria-label', 'aria-labelledby', 'value'];
  return attributes.some((name) => input.getAttribute(name)?.trim()) || (input.labels?.length ?? 0) > 0;
}
