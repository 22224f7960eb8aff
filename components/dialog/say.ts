import { createElement } from '../../lib/shared/dom';
import { languageOfWords } from '../words/language';
import { speakingPlace } from './speaking-place';

/** Milliseconds: a live region that is new is not spoken, and one that has gone too soon is not either. */
const BEFORE = 100;
const AFTER = 4_000;

/** Has a screen reader say a sentence, which the page cannot read and nobody sees. */
export function say(text: string): void {
  const host = createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; position: fixed !important; }
    p { block-size: 1px; clip-path: inset(50%); inline-size: 1px; margin: 0; overflow: hidden; white-space: nowrap; }`);
  root.adoptedStyleSheets = [sheet];
  const region = createElement('p');
  region.setAttribute('role', 'status');
  region.lang = languageOfWords();
  root.append(region);
  speakingPlace().append(host);
  setTimeout(() => {
    region.textContent = text;
  }, BEFORE);
  setTimeout(() => host.remove(), AFTER);
}
