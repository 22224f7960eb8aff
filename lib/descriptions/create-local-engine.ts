import { createDeviceMemory } from '../engine/device-memory';
import { createImageEngine, type ImageEngine } from '../engine/image-engine';
import { sendMessage } from '../messaging/messenger';
import { createModelDownloads } from '../models/download/open-download-worker';
import { rememberInstalled } from '../models/remember-installed';
import { openModelStore } from '../models/store';
import type { EngineHost } from './engine-host';
import { createLocalEngineHost } from './local-engine-host';

/** The engine, and what fetches its models, in this document. */
export function createLocalEngine(): { host: EngineHost; engine: ImageEngine } {
  const memory = createDeviceMemory(localStorage, navigator.userAgent);
  const models = rememberInstalled(openModelStore);
  const downloads = createModelDownloads((statuses) => {
    models.forget();
    // Nobody may be listening.
    sendMessage('models:changed', statuses).catch(() => {});
  });
  const engine = createImageEngine({ ...models, repair: () => void downloads.repair() }, memory);
  return { host: createLocalEngineHost(engine, downloads), engine };
}
