import type { EngineHost } from './engine-host';
import { createOffscreenEngineHost } from './offscreen-engine-host';

/** Chrome's. modules/engine-host.ts puts create-engine-host.firefox.ts in its place for Firefox, so that each ships only its own. */
export function createEngineHost(): EngineHost {
  return createOffscreenEngineHost();
}
