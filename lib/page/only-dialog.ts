import { nanoid } from 'nanoid';
import type { DialogOpener } from '../messaging/image-desk';
import { handleMessage, sendMessage } from '../messaging/messenger';

/**
 * One dialog is open at a time in a tab: that of another frame leaves when one is opened here. Returns what to call then.
 * While a dialog is modal in a frame around this one nothing here can have the focus: it comes when that one has left.
 */
export function keepOnlyDialog(dialog: () => DialogOpener | undefined): () => void {
  const self = nanoid();
  handleMessage('page:other-dialog', ({ frame }) => {
    if (frame !== self) dialog()?.leave();
  });
  return () => void sendMessage('page:dialog-opened', { frame: self }).catch(() => {});
}
