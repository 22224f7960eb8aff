import { createLocalEngine } from './create-local-engine';
import type { EngineHost } from './engine-host';

/** Firefox's background is a page: it has a DOM to decode in, and may start a worker itself. */
export function createEngineHost(): EngineHost {
  return createLocalEngine().host;
}
