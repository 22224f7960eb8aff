import { designModeOf, parentElementOf } from '../shared/dom';

/** What a person is editing is theirs. */
export function isEditable(element: Element): boolean {
  if (designModeOf(document) === 'on') return true;
  const html = element instanceof HTMLElement ? element : parentElementOf(element);
  return html instanceof HTMLElement && html.isContentEditable === true;
}
