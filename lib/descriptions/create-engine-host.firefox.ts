import { createImageEngine } from '../engine/image-engine';
import type { EngineHost } from './engine-host';
import { createLocalEngineHost } from './local-engine-host';

/** Firefox's background is a page: it has a DOM to decode in, and may start a worker itself. */
export function createEngineHost(): EngineHost {
  return createLocalEngineHost(createImageEngine());
}
