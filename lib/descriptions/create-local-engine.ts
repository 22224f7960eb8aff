import { createDeviceMemory } from '../engine/device-memory';
import { createImageEngine, type ImageEngine } from '../engine/image-engine';
import { sendMessage } from '../messaging/messenger';
import { createModelDownloads } from '../models/download/open-download-worker';
import { openModelStore } from '../models/store';
import { CHECKERS } from '../shared/installed-model';
import type { EngineHost } from './engine-host';
import { createLocalEngineHost } from './local-engine-host';

/** The engine, and what fetches its models, in this document. */
export function createLocalEngine(): { host: EngineHost; engine: ImageEngine } {
  const memory = createDeviceMemory(localStorage, navigator.userAgent);
  const models = {
    find: async (id: string) => (await openModelStore()).installed(id),
    checker: async () => (await openModelStore()).installedOf(CHECKERS),
  };
  const engine = createImageEngine(models, memory);
  const downloads = createModelDownloads((statuses) => {
    // Nobody may be listening.
    sendMessage('models:changed', statuses).catch(() => {});
  });
  return { host: createLocalEngineHost(engine, downloads), engine };
}
