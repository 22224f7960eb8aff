import { expect, type Page } from '@playwright/test';
import { trackWorlds } from '../../cli/isolated-world';
import type { AltlightBrowser } from '../../cli/launch';

/** axe-core cannot look into closed shadow roots; those that the extension makes in this page from now on are open. */
export async function leaveShadowRootsOpen(page: Page, { context, extensionId }: AltlightBrowser): Promise<void> {
  const session = await context.newCDPSession(page);
  const worlds = await trackWorlds(session, extensionId);
  await expect.poll(() => worlds.size).toBeGreaterThan(0);
  for (const contextId of worlds.values()) {
    await session.send('Runtime.evaluate', {
      contextId,
      expression: `{ const attach = Element.prototype.attachShadow;
        Element.prototype.attachShadow = function () { return attach.call(this, { mode: 'open' }); }; }`,
    });
  }
}
