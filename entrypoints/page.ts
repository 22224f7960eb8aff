import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runInFrame } from '../lib/page/frame';

/**
 * The content script. It is no WXT content script, as WXT's announces itself to the page by an event and a message,
 * and a page could switch it off by sending them (docs/adr/0001-content-script.md). wxt.config.ts lists it.
 */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { altlight: runInFrame() });
});
