import { createDeviceMemory } from '../engine/device-memory';
import { createImageEngine, type ImageEngine } from '../engine/image-engine';
import { sendMessage } from '../messaging/messenger';
import { createModelDownloads } from '../models/download/open-download-worker';
import { rememberInstalled } from '../models/remember-installed';
import { openModelStore } from '../models/store';
import type { ModelStatus } from '../shared/model-status';
import type { EngineHost } from './engine-host';
import { createLocalEngineHost } from './local-engine-host';

/**
 * The engine, and what fetches its models, in this document. Everybody else is told by a message when something has changed
 * with the models; a message never reaches the document that sends it, so that there is `onModels` for this one.
 */
export function createLocalEngine(onModels: (statuses: ModelStatus[]) => void = () => {}): {
  host: EngineHost;
  engine: ImageEngine;
} {
  const memory = createDeviceMemory(localStorage, navigator.userAgent);
  memory.loads.countCrashes();
  // A crash ends the document without it.
  addEventListener('pagehide', memory.loads.allEnded);
  const models = rememberInstalled(openModelStore);
  const downloads = createModelDownloads((statuses) => {
    models.forget();
    onModels(statuses);
    // Nobody may be listening.
    sendMessage('models:changed', statuses).catch(() => {});
  });
  const repair = () => {
    downloads.repair().catch((error) => console.error('Altlight: a damaged model cannot be fetched anew.', error));
  };
  const engine = createImageEngine({ ...models, repair }, memory);
  return { host: createLocalEngineHost(engine, downloads), engine };
}
