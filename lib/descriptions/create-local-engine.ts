import { createImageEngine, type ImageEngine } from '../engine/image-engine';
import { openDeviceMemory } from '../engine/open-device-memory';
import { sendMessage } from '../messaging/messenger';
import { createModelDownloads, type ModelDownloads } from '../models/download/open-download-worker';
import { rememberInstalled } from '../models/remember-installed';
import { openModelStore } from '../models/store';
import type { ModelStatus } from '../shared/model-status';
import type { EngineHost } from './engine-host';
import { createOtherFilesFinder } from './find-other-files';
import { createLocalEngineHost } from './local-engine-host';

/** What the background is told, where this document is the background. */
interface Listener {
  onModels(statuses: ModelStatus[]): void;
  onOtherFiles(ids: string[]): void;
}

/**
 * The engine, and what fetches its models, in this document. Everybody else is told by a message when something has changed
 * with the models; a message never reaches the document that sends it, so that there is a listener for this one.
 */
export function createLocalEngine(listener?: Listener): { host: EngineHost; engine: ImageEngine } {
  const memory = openDeviceMemory();
  memory.loads.countCrashes();
  // A crash ends the document without it.
  addEventListener('pagehide', memory.loads.allEnded);
  const models = rememberInstalled(openModelStore);
  const list = async () => (await openModelStore()).list();
  const findOtherFiles = createOtherFilesFinder(list, memory.unfit, (ids) => {
    listener?.onOtherFiles(ids);
    sendMessage('models:other-files', ids).catch(() => {});
  });
  let formats = '';
  const downloads = createModelDownloads((statuses) => {
    models.forget();
    listener?.onModels(statuses);
    // Nobody may be listening.
    sendMessage('models:changed', statuses).catch(() => {});
    // They tell several times a second how far they are.
    const found = JSON.stringify(statuses.map(({ id, dtypes, state }) => [id, dtypes, state]));
    if (found !== formats) void findOtherFiles();
    formats = found;
  });
  const command: ModelDownloads['do'] = async (command) => {
    const statuses = await downloads.do(command);
    // To ask how far they are changes nothing, and is asked often; the disk is read for it.
    if (command.type !== 'list') void findOtherFiles();
    return statuses;
  };
  const repair = () => {
    downloads.repair().catch((error) => console.error('Altlight: a damaged model cannot be fetched anew.', error));
  };
  const { unfit } = memory;
  const addUnfit = (name: string) => {
    unfit.add(name);
    void findOtherFiles();
  };
  const failed = (name: string) => {
    unfit.failed?.(name);
    void findOtherFiles();
  };
  const engine = createImageEngine({ ...models, repair }, { ...memory, unfit: { ...unfit, add: addUnfit, failed } });
  void findOtherFiles();
  return { host: createLocalEngineHost(engine, { ...downloads, do: command }), engine };
}
