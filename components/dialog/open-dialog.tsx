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
  const state = desk && createDialogState(desk, closed.signal);
  const onClose = () => {
    closed.abort();
    render(null, frame);
    host.remove();
  };
  state?.open();
  render(<DescribeDialog state={state} onClose={onClose} />, frame);
  documentElementOf(document).append(host);
  const dialog = root.querySelector('dialog');
  dialog?.showModal();
  dialog?.querySelector<HTMLElement>('.close')?.focus();
}

export const dialogOpener: DialogOpener = { open, say };
