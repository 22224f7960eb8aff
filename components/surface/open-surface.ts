import { setDocumentLanguage } from '../words/language';
import { keepFocus } from './keep-focus';

/** Makes a page of the extension ready: it speaks the language of its words, and does not lose the keyboard. Returns where to render. */
export function openSurface(title: string): HTMLElement {
  setDocumentLanguage();
  document.title = title;
  const root = document.getElementById('app');
  if (!root) throw new Error('the page has no #app');
  keepFocus(root);
  return root;
}
