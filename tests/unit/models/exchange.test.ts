import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubServer } from '@/cli/hub-server';
import { ModelLibrary } from '@/lib/models/download/model-library';
import { openSink } from '@/lib/models/download/open-sink';
import type { ModelState } from '@/lib/shared/model-status';
import { ModelShelf } from '../../support/model-shelf';

const ID = 'model';
const Q8 = { encoder_model: 'q8', decoder_model_merged: 'q8' };
const FP32 = { encoder_model: 'fp32', decoder_model_merged: 'fp32' };
const DECODER = 'onnx/decoder_model_merged.onnx';

let hub: HubServer;
let shelf: ModelShelf;

beforeEach(async () => {
  hub = await new HubServer().start();
  hub.add(`somebody/${ID}`, filesInTwoFormats());
  shelf = new ModelShelf();
});
afterEach(() => hub.stop());

function filesInTwoFormats(): Record<string, Buffer> {
  const small = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const config = Buffer.from(JSON.stringify({ model_type: 'vision-encoder-decoder' }));
  const graphs = ['encoder_model', 'decoder_model_merged'].flatMap((name) => [name, `${name}_quantized`]);
  return {
    ...Object.fromEntries(small.map((path) => [path, config])),
    ...Object.fromEntries(graphs.map((name) => [`onnx/${name}.onnx`, randomBytes(100_000)])),
  };
}

function open(): ModelLibrary {
  const store = shelf.open();
  const places = { store, openSink: (id: string, path: string) => openSink(store, id, path) };
  const network = {
    isMetered: () => false,
    stallLimit: 5_000,
    pause: 1,
    untilOnline: () => null,
    retryAfter: 3_600_000,
  };
  return new ModelLibrary({ ...places, ...network, freeBytes: async () => null, onChange: () => {} });
}

const statusIn = async (library: ModelLibrary) => (await library.statuses()).find(({ id }) => id === ID);
const until = (library: ModelLibrary, state: ModelState) =>
  vi.waitFor(async () => expect((await statusIn(library))?.state).toBe(state), { timeout: 15_000, interval: 5 });
const filesOnDisk = async () => {
  const names: string[] = [];
  for await (const name of (await shelf.root.getDirectoryHandle(ID)).keys()) names.push(name);
  return names.filter((name) => name.endsWith('.onnx')).sort();
};

async function installQ8(): Promise<ModelLibrary> {
  const library = open();
  const source = { host: hub.url, repo: `somebody/${ID}`, revision: null, architecture: null };
  await library.install({ id: ID, name: 'Model', ...source, dtypes: Q8 });
  await until(library, 'installed');
  hub.requests.length = 0;
  return library;
}

/** As far as the middle of the last file. */
async function exchangeHalf(library: ModelLibrary): Promise<void> {
  hub.fault(DECODER, 'silent');
  await library.exchange(ID, FP32);
  await vi.waitFor(async () => expect((await statusIn(library))?.loadedBytes).toBeGreaterThan(140_000), {
    timeout: 15_000,
  });
}

async function expectOld(library: ModelLibrary): Promise<void> {
  expect((await statusIn(library))?.dtypes).toEqual(Q8);
  expect(await shelf.open().installed(ID)).toMatchObject({ dtypes: Q8 });
  expect(await shelf.open().read(ID, 'onnx/decoder_model_merged_quantized.onnx')).toHaveLength(100_000);
}

async function expectNew(library: ModelLibrary): Promise<void> {
  await until(library, 'installed');
  expect((await statusIn(library))?.dtypes).toEqual(FP32);
  expect(await shelf.open().installed(ID)).toMatchObject({ dtypes: FP32 });
  expect(await shelf.open().read(ID, DECODER)).toHaveLength(100_000);
  expect(await filesOnDisk()).toEqual(['onnx__decoder_model_merged.onnx', 'onnx__encoder_model.onnx']);
}

describe('a model whose files are exchanged for others', () => {
  it('can be used as it was until all of them are here; then those that were there are deleted', async () => {
    const library = await installQ8();
    await exchangeHalf(library);
    await expectOld(library);
    hub.fault(DECODER, null);
    await library.pause(ID);
    await library.resume(ID);
    await expectNew(library);
    const fetched = hub.requests.filter(({ path }) => path.includes('/resolve/')).map(({ path }) => path);
    expect(
      fetched.filter((path) => path.endsWith('tokenizer.json')),
      'what both have',
    ).toEqual([]);
  });

  it('stays as it was when the others are given up, and has nothing left of them', async () => {
    const library = await installQ8();
    await exchangeHalf(library);
    await library.stopExchange(ID);
    await expectOld(library);
    expect((await statusIn(library))?.state).toBe('installed');
    expect(await filesOnDisk()).toEqual(['decoder', 'encoder'].map((name) => expect.stringContaining(`onnx__${name}`)));
  });

  it('stays as it was when the others are wrong, or cannot be had', async () => {
    const library = await installQ8();
    hub.fault(DECODER, 'wrong-bytes');
    await library.exchange(ID, FP32);
    await until(library, 'failed');
    await expectOld(library);
    await library.stopExchange(ID);
    await library.exchange(ID, { '*': 'q4' });
    expect(await statusIn(library)).toMatchObject({ state: 'failed', error: { code: 'files-missing' } });
    await expectOld(library);
    await library.resume(ID);
    expect(await statusIn(library), 'the same is tried again').toMatchObject({ error: { code: 'files-missing' } });
  });

  it('is one that is asked for again, in another format', async () => {
    const library = await installQ8();
    const source = { host: hub.url, repo: `somebody/${ID}`, revision: null, architecture: null };
    await library.install({ id: ID, name: 'Model', ...source, dtypes: FP32 });
    await expectNew(library);
  });

  it('goes on after a restart', async () => {
    const library = await installQ8();
    await exchangeHalf(library);
    await library.pause(ID);
    hub.fault(DECODER, null);
    const next = open();
    expect(await statusIn(next)).toMatchObject({ state: 'paused', dtypes: Q8 });
    await next.resume(ID);
    await expectNew(next);
  });
});
