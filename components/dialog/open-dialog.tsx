import { render } from 'preact';
import type { DialogOpener, ImageDesk } from '../../lib/messaging/image-desk';
import { createElement, documentElementOf } from '../../lib/shared/dom';
import { directionOfWords, languageOfWords } from '../words/language';
import { DescribeDialog } from './describe-dialog';
import { createDialogState } from './dialog-state';
import { say } from './say';
import { dialogStyles } from './styles';

/**
 * Opens the dialog at once, in a closed shadow root, which the page can neither read nor style. (A private label keeps a
 * screen reader's words from the page in the same way.)
 */
function open(desk: ImageDesk | null): void {
  const host = createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [dialogStyles()];
  const frame = createElement('div');
  Object.assign(frame, { lang: languageOfWords(), dir: directionOfWords() });
  root.append(frame);
  const closed = new AbortController();
  const focusAnswer = () => root.querySelector<HTMLElement>('.answer')?.focus();
  const state = desk && createDialogState(desk, closed.signal);
  const onClose = () => {
    closed.abort();
    render(null, frame);
    host.remove();
    // <dialog> gives it back only to what had it, and an image that was pointed at has none.
    desk?.returnFocus();
  };
  state?.open();
  render(<DescribeDialog state={state} onClose={onClose} />, frame);
  documentElementOf(document).append(host);
  root.querySelector('dialog')?.showModal();
  // What a dialog opens with is spoken by a screen reader only where the focus is.
  focusAnswer();
  // A button that has done its work and gone must not take the focus with it.
  const stopWatching = state?.isBusy.subscribe(() => {
    requestAnimationFrame(() => root.activeElement ?? focusAnswer());
  });
  closed.signal.addEventListener('abort', () => stopWatching?.(), { once: true });
}

export const dialogOpener: DialogOpener = { open, say };
