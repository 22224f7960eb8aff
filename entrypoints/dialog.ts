import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createDialogOpener } from '../components/dialog/open-dialog';
import type { ExtensionWorld } from '../lib/messaging/image-desk';

/** The dialog, brought to a frame when it is first asked for; the content script opens it. */
export default defineUnlistedScript(() => {
  const world = globalThis as ExtensionWorld;
  world.altlightDialog ??= createDialogOpener();
});
