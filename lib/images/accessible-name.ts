import { computeAccessibleName } from 'dom-accessibility-api';

/** The accessible name (accname-1.2, HTML-AAM, SVG-AAM) that the page's author gave; '' when there is none. */
export function accessibleName(element: Element): string {
  return computeAccessibleName(element).trim();
}
