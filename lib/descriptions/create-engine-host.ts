import { Engine } from '../engine/engine';
import { openEngineWorker } from '../engine/open-engine-worker';
import type { EngineHost } from './engine-host';
import { createLocalEngineHost } from './local-engine-host';
import { createOffscreenEngineHost } from './offscreen-engine-host';

/** Chrome's background has no DOM and no workers, Firefox's has both. Decided at build time, so each ships one. */
export function createEngineHost(): EngineHost {
  return import.meta.env.FIREFOX ? createLocalEngineHost(new Engine(openEngineWorker)) : createOffscreenEngineHost();
}
