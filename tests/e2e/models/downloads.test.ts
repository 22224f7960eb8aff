import { join } from 'node:path';
import type { Fault } from '../../../cli/hub-server';
import { CONTRACT } from '../../../cli/parity/contract';
import { serveFolder } from '../../../cli/serve';
import type { ModelErrorCode } from '../../../lib/shared/model-error';
import { BYTES, expect, randomModel, test } from '../../support/model-desk';

test('a plain web server that serves folders will do, and what it has not is told', async ({ desk, altlight }) => {
  const server = await serveFolder(join(CONTRACT, '..'));
  try {
    const source = { host: server.origin, revision: null, dtypes: {} } as const;
    const model = { id: 'plain', name: 'Plain', repo: 'contract/taught', ...source };
    await desk.do({ type: 'install', model: { ...model, architecture: null } });
    const status = await desk.until('plain', 'installed', 'failed');
    expect(status.error).toBeNull();
    expect(status.loadedBytes).toBe(status.totalBytes);
    await desk.do({ type: 'install', model: { ...model, id: 'other', architecture: 'florence2' } });
    const other = await desk.until('other', 'failed');
    expect(other.error).toEqual({ code: 'wrong-kind', detail: 'vision-encoder-decoder' });
    await desk.do({ type: 'install', model: { ...model, id: 'none', repo: 'no/model', architecture: 'blip' } });
    expect((await desk.until('none', 'failed')).error).toMatchObject({ code: 'not-found' });
  } finally {
    await server.close();
    await altlight.setSettings({ captionModel: null });
  }
});

const DECODER = 'onnx/decoder_model_merged.onnx';

test('a model is fetched with progress, only what is needed of it, and its branch is pinned to a commit', async ({
  desk,
}) => {
  desk.hub.add('somebody/slow', randomModel());
  desk.hub.fault(DECODER, 'slow');
  await desk.install('slow');
  const seen = new Set<number>();
  const until = Date.now() + 30_000;
  for (let state = ''; state !== 'installed' && Date.now() < until; ) {
    const status = (await desk.do({ type: 'list' })).find(({ id }) => id === 'slow');
    state = status?.state ?? '';
    if (status?.state === 'downloading') seen.add(status.loadedBytes);
    expect(state).not.toBe('failed');
  }
  const status = await desk.until('slow', 'installed');
  expect(status).toMatchObject({ loadedBytes: BYTES, totalBytes: BYTES, error: null });
  expect(seen.size, 'progress in between').toBeGreaterThan(3);
  const paths = desk.hub.requests.map(({ path }) => path);
  expect(paths.filter((path) => /fp16|README/.test(path))).toEqual([]);
  expect(
    paths.filter((path) => path.includes('/resolve/')).every((path) => /\/resolve\/[0-9a-f]{40}\//.test(path)),
  ).toBe(true);
});

test('what is paused keeps its bytes, and is fetched on from there', async ({ desk }) => {
  desk.hub.add('somebody/paused', randomModel());
  desk.hub.fault(DECODER, 'slow');
  await desk.install('paused');
  await expect.poll(async () => (await desk.do({ type: 'list' }))[0]?.loadedBytes ?? 0).toBeGreaterThan(BYTES * 0.6);
  await desk.do({ type: 'pause', id: 'paused' });
  const paused = await desk.until('paused', 'paused');
  desk.hub.fault(DECODER, null);
  desk.hub.requests.length = 0;
  await desk.do({ type: 'resume', id: 'paused' });
  await desk.until('paused', 'installed');
  const asked = desk.hub.requests.filter(({ path }) => path.includes('/resolve/'));
  expect(
    asked.every(({ path }) => path.endsWith(DECODER)),
    'nothing that was there already',
  ).toBe(true);
  const [, start] = /bytes=(\d+)-/.exec(asked[0]?.range ?? '') ?? [];
  expect(Number(start)).toBeGreaterThan(0);
  expect(paused.loadedBytes).toBeGreaterThanOrEqual(Number(start));
});

const FAULTS: [Fault, ModelErrorCode | null][] = [
  ['not-found', 'not-found'],
  ['forbidden', 'forbidden'],
  ['error-once', null],
  ['wrong-bytes', 'wrong-bytes'],
  ['wrong-bytes-once', null],
  ['cut-once', null],
];

for (const [fault, code] of FAULTS) {
  test(`a server with the fault "${fault}" ${code ? 'is told of, and tried again on demand' : 'is outlived'}`, async ({
    desk,
  }) => {
    desk.hub.add('somebody/faulty', randomModel());
    desk.hub.fault(DECODER, fault);
    await desk.install('faulty');
    const status = await desk.until('faulty', 'installed', 'failed');
    if (code) {
      expect(status).toMatchObject({ state: 'failed', error: { code } });
      desk.hub.fault(DECODER, null);
      await desk.do({ type: 'resume', id: 'faulty' });
    }
    await desk.until('faulty', 'installed');
  });
}

test('a model without the files that it needs says which ones there are instead', async ({ desk }) => {
  const { 'onnx/encoder_model.onnx': _, ...files } = randomModel();
  desk.hub.add('somebody/partial', files);
  await desk.install('partial');
  const { error } = await desk.until('partial', 'failed');
  expect(error?.code).toBe('files-missing');
  expect(error?.detail).toBe('onnx/encoder_model.onnx');
  expect(error?.facts?.graphs).toContain('onnx/encoder_model_fp16.onnx');
});

test('a repository that is not there, and a server that is not there, are told apart', async ({ desk }) => {
  await desk.install('nobody', { repo: 'nobody/nothing' });
  expect(await desk.until('nobody', 'failed')).toMatchObject({ error: { code: 'not-found' } });
  await desk.install('nowhere', { host: 'http://127.0.0.1:9' });
  expect(await desk.until('nowhere', 'failed')).toMatchObject({ error: { code: 'unreachable' } });
});

test('a removed model gives its space back', async ({ desk }) => {
  const usage = () => desk.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  const before = await usage();
  await desk.install('large');
  await desk.until('large', 'installed');
  expect(await usage()).toBeGreaterThan(before + BYTES * 0.9);
  await desk.do({ type: 'remove', id: 'large' });
  expect(await desk.do({ type: 'list' })).toEqual([]);
  await expect.poll(usage).toBeLessThan(before + BYTES * 0.1);
});

test('a download that is cancelled leaves nothing behind', async ({ desk }) => {
  desk.hub.add('somebody/cancelled', randomModel());
  desk.hub.fault(DECODER, 'slow');
  await desk.install('cancelled');
  await desk.until('cancelled', 'downloading');
  await desk.do({ type: 'remove', id: 'cancelled' });
  expect(await desk.do({ type: 'list' })).toEqual([]);
  const folders = await desk.page.evaluate(async () => {
    const names: string[] = [];
    const root = await navigator.storage.getDirectory();
    for await (const name of (await root.getDirectoryHandle('models')).keys()) names.push(name);
    return names;
  });
  expect(folders).toEqual([]);
});
