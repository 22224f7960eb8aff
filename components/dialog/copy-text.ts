import { createElement } from '../../lib/shared/dom';

/** Copies plain text. navigator.clipboard is missing on pages without HTTPS, so there is the older way as well. */
export async function copyText(text: string, root: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, root);
  }
}

function copyBySelection(text: string, root: ShadowRoot): boolean {
  const field = createElement('textarea');
  field.value = text;
  const focused = root.activeElement;
  root.querySelector('dialog')?.append(field);
  field.select();
  const isCopied = Document.prototype.execCommand.call(document, 'copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return isCopied;
}
