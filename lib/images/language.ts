import { attributeOf } from '../shared/dom';
import { flatAncestors } from '../shared/flat-tree';

/** The language that a screen reader takes an element's words for: the page's, else the user's. BCP 47. */
export function languageAt(element: Element): string {
  for (const ancestor of flatAncestors(element)) {
    const language = attributeOf(ancestor, 'lang')?.trim();
    if (language) return language;
  }
  return navigator.language;
}

/**
 * What the description should be in (BCP 47). `wanted`: "page": the page's language when the user reads it, else the user's
 * first; "user": always the user's first; or a language.
 */
export function descriptionLanguage(image: Element, wanted = 'page'): string {
  if (wanted === 'user') return navigator.language;
  if (wanted !== 'page') return wanted;
  const here = primary(languageAt(image));
  return navigator.languages.find((language) => primary(language) === here) ?? navigator.language;
}

/** Without script and region: "pt-BR" is "pt". */
export const primary = (language: string) => (language.toLowerCase().split(/[-_]/)[0] ?? '').trim();
