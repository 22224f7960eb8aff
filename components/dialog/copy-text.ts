import { createElement } from '../../lib/shared/dom';

/** Copies plain text. navigator.clipboard is missing on pages without HTTPS, so there is the older way as well. */
export async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text, root);
  }
}

/**
 * The page hears the event before anything here does, and can read what is selected: that is a blank. The text is handed
 * over behind its back; a page that stops the event only keeps it from being copied.
 */
function copyByEvent(text: string, root: ShadowRoot): boolean {
  let isCopied = false;
  const field = createElement('textarea');
  field.value = ' ';
  field.addEventListener('copy', (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    // Also what the page has put there.
    event.clipboardData?.clearData();
    event.clipboardData?.setData('text/plain', text);
    isCopied = true;
  });
  const focused = root.activeElement;
  root.querySelector('dialog')?.append(field);
  field.select();
  const isDone = Document.prototype.execCommand.call(document, 'copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isDone && isCopied;
}
