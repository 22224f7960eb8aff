import { nanoid } from 'nanoid';
import { createElement, documentElementOf, findAll, rootOf } from '../shared/dom';

let sheet: CSSStyleSheet | undefined;

/** Constructed, as a page's Content-Security-Policy may forbid <style>. */
function hidden(): CSSStyleSheet {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(':host { all: initial !important; display: none !important; }');
  return sheet;
}

/**
 * Puts a text into an image's tree scope that assistive technology reads by aria-labelledby, and the page cannot: it is
 * in a closed shadow root. Measured in design.md: a clipped host leaks through window.find, one without a box does not.
 */
export function addPrivateLabel(image: Element, text: string, language: string | null): HTMLElement {
  const label = createElement('span');
  label.id = `a${nanoid()}`;
  if (language) label.lang = language;
  const root = label.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [hidden()];
  // In an element: Chromium does not count a text that is the root's own child.
  const words = createElement('span');
  words.textContent = text;
  root.append(words);
  placeFor(image).append(label);
  return label;
}

function placeFor(image: Element): Element | ShadowRoot {
  const scope = rootOf(image);
  if (scope instanceof ShadowRoot) return scope;
  return findAll(document, 'body')[0] ?? documentElementOf(document);
}
