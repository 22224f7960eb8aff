import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ExtensionWorld } from '../lib/messaging/image-desk';
import { runInFrame } from '../lib/page/frame';

/**
 * The content script. It is no WXT content script, as WXT's announces itself to the page by an event and a message,
 * and a page could switch it off by sending them (docs/adr/0001-content-script.md). wxt.config.ts lists it; the background
 * brings it to pages that were open before, and may bring it twice.
 */
export default defineUnlistedScript(() => {
  const world = globalThis as ExtensionWorld;
  world.altlight ??= runInFrame();
});
