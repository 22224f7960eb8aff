import { render } from 'preact';
import { i18n } from '#i18n';
import type { DialogOpener, ImageDesk } from '../../lib/messaging/image-desk';
import { createElement, isConnected } from '../../lib/shared/dom';
import { directionOfWords, languageOfWords } from '../words/language';
import { DescribeDialog } from './describe-dialog';
import { createDialogState } from './dialog-state';
import { keepFocusIn } from './keep-focus-in';
import { keepKeys } from './keep-keys';
import { placeFor } from './place-for';
import { say } from './say';
import { dialogStyles } from './styles';
import { NOTHING_TYPED, type Typed, typedIn } from './typed';
import { watchHost } from './watch-host';

interface Opened {
  /** Null: it says that there is no image. */
  image: Element | null;
  /** False where the page has thrown it out. */
  isThere: () => boolean;
  focusAnswer: () => void;
  /** Without a word to the page. Returns what the user has begun to write in it. */
  leave: () => Typed;
}

interface Ends {
  onGone: () => void;
  /** The page has taken it away. */
  onThrownOut: () => void;
}

/** One dialog at a time: who asks about the same image once more, or from within the dialog, is in the right one. */
export function createDialogOpener(): DialogOpener {
  let opened: Opened | undefined;
  /** Of dialogs that had to make room for another, by their image: it is there again when they are opened again. */
  const unfinished = new WeakMap<Element, Typed>();
  const onGone = () => {
    opened = undefined;
  };
  function leave(): void {
    const { image = null } = opened ?? {};
    const typed = opened?.leave();
    if (image && typed) unfinished.set(image, typed);
  }
  return {
    say,
    open(desk) {
      const isRight = opened?.isThere() && (!desk || desk.image === opened.image);
      if (opened && isRight) return opened.focusAnswer();
      leave();
      const before = (desk && unfinished.get(desk.image)) ?? NOTHING_TYPED;
      opened = openDialog(desk, before, { onGone, onThrownOut: leave });
      if (desk) unfinished.delete(desk.image);
    },
    leave,
  };
}

/**
 * Opens the dialog at once, in a closed shadow root, which the page can neither read nor style. (A private label keeps a
 * screen reader's words from the page in the same way.)
 */
function openDialog(desk: ImageDesk | null, before: Typed, { onGone, onThrownOut }: Ends): Opened {
  const host = createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = [dialogStyles()];
  const frame = createElement('div');
  Object.assign(frame, { lang: languageOfWords(), dir: directionOfWords() });
  root.append(frame);
  const closed = new AbortController();
  const focusAnswer = () => root.querySelector<HTMLElement>('.answer')?.focus();
  const state = desk && createDialogState(desk, closed.signal, before);
  const leave = () => {
    const typed = typedIn(frame, before);
    closed.abort();
    render(null, frame);
    host.remove();
    onGone();
    return typed;
  };
  const onClose = () => {
    leave();
    // <dialog> gives it back only to what had it, and an image that was pointed at has none.
    desk?.returnFocus();
  };
  state?.open();
  render(<DescribeDialog state={state} onClose={onClose} />, frame);
  Element.prototype.append.call(placeFor(desk?.image ?? null), host);
  const dialog = root.querySelector('dialog') as HTMLDialogElement;
  dialog.showModal();
  // What a dialog opens with is spoken by a screen reader only where the focus is.
  focusAnswer();
  keepKeys(dialog, root, closed.signal);
  watchHost(dialog, host, closed.signal, () => {
    onThrownOut();
    desk?.returnFocus();
    say(i18n.t('dialog.thrownOut'));
  });
  keepFocusIn(root, focusAnswer, closed.signal);
  return { image: desk?.image ?? null, isThere: () => isConnected(host), focusAnswer, leave };
}
