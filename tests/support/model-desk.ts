import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { doWithModels, openExtensionPage, untilModel } from '../../cli/extension-messages';
import { HubServer } from '../../cli/hub-server';
import type { ModelCommand, ModelRequest, ModelState, ModelStatus } from '../../lib/shared/model-status';
import { test as base } from './fixtures';

/** What a test has of models: a page of the extension, and a server like the hub. */
export interface ModelDesk {
  page: Page;
  hub: HubServer;
  do(command: ModelCommand): Promise<ModelStatus[]>;
  until(id: string, ...states: ModelState[]): Promise<ModelStatus>;
  /** Begins to install a model of random bytes, or of a folder that was added to the hub. */
  install(id: string, changes?: Partial<ModelRequest>): Promise<void>;
}

export const KILOBYTES = 512;

/**
 * A file is written by the threads with which V8 compiles ONNX Runtime whenever a model is loaded. Two busy cores have been seen to
 * keep it waiting for a minute.
 */
const LIMIT_MS = process.env.CI ? 150_000 : 60_000;

const KIND = 'vision-encoder-decoder';

/** Files as a vision-encoder-decoder model has them: small ones that git keeps, large ones that it keeps apart. */
export function randomModel(): Record<string, Buffer> {
  const small = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const weights = ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'];
  return {
    ...Object.fromEntries(small.map((path) => [path, Buffer.from(JSON.stringify({ path, model_type: KIND }))])),
    ...Object.fromEntries(weights.map((path) => [path, randomBytes(KILOBYTES * 1024)])),
    'onnx/encoder_model_fp16.onnx': randomBytes(1024),
    'README.md': Buffer.from('# Not needed'),
  };
}

export const BYTES = Object.entries(randomModel())
  .filter(([path]) => !path.includes('fp16') && path !== 'README.md')
  .reduce((sum, [, body]) => sum + body.length, 0);

export function requestFor(hub: HubServer, id: string, changes: Partial<ModelRequest> = {}): ModelRequest {
  const source = { host: hub.url, repo: `somebody/${id}`, revision: null, dtypes: {} };
  return { id, name: id, architecture: KIND, ...source, ...changes };
}

export const test = base.extend<{ desk: ModelDesk }>({
  desk: async ({ altlight }, use) => {
    const hub = await new HubServer().start();
    const page = await openExtensionPage(altlight);
    const run = (command: ModelCommand) => doWithModels(page, command);
    await use({
      page,
      hub,
      do: run,
      until: (id, ...states) => untilModel(page, id, states, LIMIT_MS),
      install: async (id, changes) => {
        if (!hub.has(`somebody/${id}`)) hub.add(`somebody/${id}`, randomModel());
        await run({ type: 'install', model: requestFor(hub, id, changes) });
      },
    });
    for (const { id } of await run({ type: 'list' })) await run({ type: 'remove', id });
    await page.close();
    await hub.stop();
  },
});

export { expect } from './fixtures';
