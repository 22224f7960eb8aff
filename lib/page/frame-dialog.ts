import type { ExtensionWorld } from '../messaging/image-desk';
import { handleMessage } from '../messaging/messenger';
import type { PagePolicy } from '../messaging/protocol';
import { createImageDesk } from './image-desk';
import { keepOnlyDialog } from './only-dialog';
import type { PageDescriber } from './page-describer';

interface Frame {
  describer: () => PageDescriber | undefined;
  policy: () => PagePolicy | undefined;
}

/** What dialog.js does in a frame, as soon as it is there: it opens about an image, or about none, and says things aloud. */
export function createFrameDialog({ describer, policy }: Frame): (image: Element | null) => void {
  const dialog = () => (globalThis as ExtensionWorld).altlightDialog;
  const onOpened = keepOnlyDialog(dialog);
  handleMessage('page:say', (text) => dialog()?.say(text));
  return (image) => {
    const rules = policy();
    if (!rules) return;
    dialog()?.open(image && createImageDesk(image, describer, rules));
    onOpened();
  };
}
