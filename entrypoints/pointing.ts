import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { ExtensionWorld } from '../lib/messaging/image-desk';
import { hearPointing } from '../lib/page/hear-pointing';

/** Comes to each frame before its page begins, and is therefore small. What it hears, page.js understands. */
export default defineUnlistedScript(() => {
  const world = globalThis as ExtensionWorld;
  world.altlightPointing ??= hearPointing();
});
