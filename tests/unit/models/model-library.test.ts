import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HubServer } from '@/cli/hub-server';
import type { LibraryDependencies } from '@/lib/models/download/library-dependencies';
import { ModelLibrary } from '@/lib/models/download/model-library';
import { openSink } from '@/lib/models/download/open-sink';
import { FROM_DISK } from '@/lib/models/manifest';
import type { ModelRequest, ModelState } from '@/lib/shared/model-status';
import { unlessAborted } from '@/lib/shared/time-limit';
import { ModelShelf, manifestWith } from '../../support/model-shelf';

const DECODER = 'onnx/decoder_model_merged.onnx';
const MEGABYTE = 1024 * 1024;

let hub: HubServer;
let shelf: ModelShelf;

beforeEach(async () => {
  hub = await new HubServer().start();
  shelf = new ModelShelf();
});
afterEach(() => hub.stop());

function filesOf(bytes = 200_000): Record<string, Buffer> {
  const small = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const configs = small.map((path) => [path, Buffer.from(JSON.stringify({ model_type: 'vision-encoder-decoder' }))]);
  const graphs = ['onnx/encoder_model.onnx', DECODER].map((path) => [path, randomBytes(bytes)]);
  return Object.fromEntries([...configs, ...graphs]);
}

function open(changes: Partial<LibraryDependencies> = {}): ModelLibrary {
  const store = shelf.open();
  return new ModelLibrary({
    store,
    openSink: (id, path) => openSink(store, id, path),
    freeBytes: async () => null,
    isMetered: () => false,
    onChange: () => {},
    stallLimit: 5_000,
    pause: 1,
    untilOnline: () => null,
    retryAfter: 3_600_000,
    ...changes,
  });
}

function requestFor(id: string, host = hub.url): ModelRequest {
  if (!hub.has(`somebody/${id}`)) hub.add(`somebody/${id}`, filesOf());
  const source = { host, repo: `somebody/${id}`, revision: null, dtypes: {} };
  return { id, name: id, architecture: 'vision-encoder-decoder', ...source };
}

const statusIn = async (library: ModelLibrary, id: string) => (await library.statuses()).find((one) => one.id === id);

const until = (library: ModelLibrary, id: string, state: ModelState) =>
  vi.waitFor(async () => expect((await statusIn(library, id))?.state).toBe(state), { timeout: 15_000, interval: 5 });

/** The download goes no further than the first half of the decoder. */
async function installHalf(library: ModelLibrary, request: ModelRequest): Promise<void> {
  hub.fault(DECODER, 'silent');
  await library.install(request);
  await vi.waitFor(async () => expect((await statusIn(library, request.id))?.loadedBytes).toBeGreaterThan(290_000), {
    timeout: 15_000,
  });
}

describe('a model that is cancelled', () => {
  it('does not come back when it had just been looked up', async () => {
    const library = open({
      async freeBytes() {
        await library.remove('model');
        return null;
      },
    });
    await library.install(requestFor('model'));
    expect(await library.statuses()).toEqual([]);
    expect(await shelf.folders()).toEqual([]);
  });

  it('can be installed again at once', async () => {
    const library = open();
    await installHalf(library, requestFor('model'));
    hub.fault(DECODER, null);
    const removed = library.remove('model');
    await library.install(requestFor('model'));
    await removed;
    await until(library, 'model', 'installed');
    expect(await shelf.open().installed('model')).not.toBeNull();
  });
});

describe('while another model is fetched', () => {
  /** One that is here, and another whose server has stopped sending, and is waited for. */
  async function openWithTwo(): Promise<ModelLibrary> {
    const library = open({ stallLimit: 60_000 });
    await library.install(requestFor('here'));
    await until(library, 'here', 'installed');
    await installHalf(library, requestFor('coming'));
    return library;
  }

  it('one that is here is removed at once', async () => {
    const library = await openWithTwo();
    await library.remove('here');
    expect(await shelf.folders()).toEqual(['coming']);
    expect(await library.statuses()).toMatchObject([{ id: 'coming', state: 'downloading' }]);
    await library.remove('coming');
    expect(await shelf.folders()).toEqual([]);
  });

  it('one that is to be exchanged remains as it is at once, and one that waits is removed', async () => {
    const library = await openWithTwo();
    await library.exchange('here', { '*': 'fp32' });
    await library.stopExchange('here');
    expect(await statusIn(library, 'here')).toMatchObject({ state: 'installed' });
    await library.install(requestFor('waiting'));
    expect(await statusIn(library, 'waiting')).toMatchObject({ state: 'waiting' });
    await library.remove('waiting');
    expect(await shelf.folders()).toEqual(['here', 'coming']);
    await library.remove('coming');
  });
});

describe('a connection that is lost', () => {
  it('is waited for, however long that takes', async () => {
    let isBack = () => {};
    const back = new Promise<void>((resolve) => {
      isBack = resolve;
    });
    let isOffline = true;
    const library = open({ untilOnline: () => (isOffline ? back : null) });
    hub.fault(DECODER, 'cut');
    await library.install(requestFor('model'));
    await until(library, 'model', 'waiting');
    await vi.waitFor(async () =>
      expect(await statusIn(library, 'model')).toMatchObject({ waitsForConnection: true, secondsLeft: null }),
    );
    hub.fault(DECODER, null);
    isOffline = false;
    isBack();
    await until(library, 'model', 'installed');
    expect(await statusIn(library, 'model')).toMatchObject({ waitsForConnection: false });
  });

  it('does not keep a model that waits for it from being removed', async () => {
    const never = (signal: AbortSignal) => unlessAborted(signal, new Promise<void>(() => {}));
    const library = open({ untilOnline: never });
    hub.fault(DECODER, 'cut');
    await library.install(requestFor('model'));
    await vi.waitFor(async () => expect(await statusIn(library, 'model')).toMatchObject({ waitsForConnection: true }));
    await library.remove('model');
    expect(await shelf.folders()).toEqual([]);
  });

  it('that the browser knows nothing of ends a download that goes on by itself, later', async () => {
    const failures: unknown[] = [];
    const library = open({
      retryAfter: 1,
      onChange: (statuses) => failures.push(...statuses.flatMap(({ error }) => (error ? [error.code] : []))),
    });
    hub.fault(DECODER, 'cut');
    await library.install(requestFor('model'));
    await vi.waitFor(() => expect(failures).toContain('unreachable'));
    hub.fault(DECODER, null);
    await until(library, 'model', 'installed');
  });

  it('is one thing, and a server that has no such model another: that waits for the user', async () => {
    const lookedUp: string[] = [];
    const library = open({
      onChange: (statuses) =>
        lookedUp.push(...statuses.flatMap(({ id, state }) => (state === 'looking-up' ? [id] : []))),
    });
    await library.install(requestFor('cut', 'http://127.0.0.1:9'));
    await library.install({ ...requestFor('none'), repo: 'nobody/nothing' });
    expect(await library.statuses()).toMatchObject([
      { id: 'cut', error: { code: 'unreachable' } },
      { id: 'none', error: { code: 'not-found' } },
    ]);
    lookedUp.length = 0;
    await library.connectionChanged();
    await vi.waitFor(() => expect(lookedUp).toContain('cut'));
    await until(library, 'cut', 'failed');
    expect(lookedUp).not.toContain('none');
  });

  it('is not found again by fetching what may cost', async () => {
    let isMetered = false;
    const library = open({ isMetered: () => isMetered });
    await library.install(requestFor('cut', 'http://127.0.0.1:9'));
    isMetered = true;
    await library.connectionChanged();
    expect(await statusIn(library, 'cut')).toMatchObject({ state: 'failed' });
  });
});

describe('what is left over', () => {
  it('is deleted when the library opens, but not what is known or being written', async () => {
    await shelf.open().add(manifestWith('known', { 'a.onnx': 'a' }));
    await shelf.write('cut', 'a.onnx', 'half of a copy');
    await shelf.write('unreadable', 'manifest.json', '{"version":');
    await shelf.open().whileWriting('being-written', async () => {
      await shelf.write('being-written', 'a.onnx', 'a copy on its way');
      await open().statuses();
      expect(await shelf.folders()).toEqual(['known', 'being-written']);
    });
  });

  it('of another model is not taken for a part of a new one of the same name', async () => {
    const library = open();
    await library.statuses();
    await shelf.write('model', DECODER, 'other bytes');
    await library.install(requestFor('model', `${hub.url}/plain`));
    await until(library, 'model', 'installed');
    expect(hub.requests.every(({ range }) => range === undefined)).toBe(true);
  });
});

describe('room', () => {
  const room = (bytes: number) => async () => 50 * MEGABYTE + bytes;

  it('is there for one model, but not for two together', async () => {
    const library = open({ freeBytes: room(500_000) });
    await installHalf(library, requestFor('first'));
    await library.install(requestFor('second'));
    const { state, error } = (await statusIn(library, 'second')) ?? {};
    expect({ state, code: error?.code, detail: error?.detail }).toEqual({
      state: 'failed',
      code: 'no-space',
      detail: '',
    });
    expect(error?.facts?.space?.needed).toBeGreaterThan(error?.facts?.space?.free ?? Infinity);
    hub.fault(DECODER, null);
    await library.remove('first');
    await library.install(requestFor('second'));
    await until(library, 'second', 'installed');
  });

  it('is looked for again when a paused download goes on', async () => {
    let free = 500_000;
    const library = open({ freeBytes: () => room(free)() });
    await installHalf(library, requestFor('model'));
    await library.pause('model');
    hub.fault(DECODER, null);
    free = 50_000;
    await library.resume('model');
    expect(await statusIn(library, 'model')).toMatchObject({ state: 'failed', error: { code: 'no-space' } });
    free = 150_000;
    await library.resume('model');
    await until(library, 'model', 'installed');
  });

  it('that is gone in the middle of a write is told of, and what was written is gone on with', async () => {
    let isFull = true;
    const store = shelf.open();
    const library = open({
      store,
      openSink: async (id, path) => {
        const sink = await openSink(store, id, path);
        const append = (bytes: Uint8Array) => {
          if (isFull && sink.size() > 50_000) throw new DOMException('full', 'QuotaExceededError');
          sink.append(bytes);
        };
        return { ...sink, append };
      },
    });
    await library.install(requestFor('model'));
    await until(library, 'model', 'failed');
    const { error, loadedBytes } = (await statusIn(library, 'model')) ?? {};
    expect(error?.code).toBe('no-space');
    expect(loadedBytes).toBeGreaterThan(50_000);
    isFull = false;
    hub.requests.length = 0;
    await library.resume('model');
    await until(library, 'model', 'installed');
    expect(hub.requests[0]?.range).toMatch(/^bytes=\d+-$/);
  });
});

it('a plain server whose files change in the middle: all files are of the new state', async () => {
  const library = open();
  const request = requestFor('model', `${hub.url}/plain`);
  await installHalf(library, request);
  await library.pause('model');
  const changed = filesOf();
  hub.add('somebody/model', changed);
  hub.fault(DECODER, null);
  await library.resume('model');
  await until(library, 'model', 'installed');
  for (const [path, bytes] of Object.entries(changed)) {
    expect(Buffer.from((await shelf.open().read('model', path)) ?? []).equals(bytes), path).toBe(true);
  }
});

/** As a browser does that is closed in the middle. */
async function leaveHalf(id: string): Promise<void> {
  const library = open();
  await installHalf(library, requestFor(id));
  await library.pause(id);
  const store = shelf.open();
  await vi.waitFor(() => store.whileWriting(id, async () => {}));
  await store.change(id, (manifest) => ({ ...manifest, paused: false }));
  hub.fault(DECODER, null);
}

describe('a connection that may cost', () => {
  it('is not used by itself when the browser starts again, until it is another one or the user wants it', async () => {
    await leaveHalf('model');
    let isMetered = true;
    const library = open({ isMetered: () => isMetered });
    expect(await statusIn(library, 'model')).toMatchObject({ state: 'paused', waitsForConnection: true });
    await library.repair();
    expect(await statusIn(library, 'model')).toMatchObject({ state: 'paused', waitsForConnection: true });
    isMetered = false;
    await library.repair();
    await until(library, 'model', 'installed');
  });

  it('stops a download that was begun on another one, but not one that the user has begun on it', async () => {
    let isMetered = false;
    const library = open({ isMetered: () => isMetered });
    await installHalf(library, requestFor('model'));
    isMetered = true;
    await library.connectionChanged();
    expect(await statusIn(library, 'model')).toMatchObject({ state: 'paused', waitsForConnection: true });
    await library.resume('model');
    await library.connectionChanged();
    expect((await statusIn(library, 'model'))?.state).not.toBe('paused');
    hub.fault(DECODER, null);
    await library.pause('model');
    isMetered = false;
    await library.connectionChanged();
    expect(await statusIn(library, 'model'), 'what the user has paused').toMatchObject({ state: 'paused' });
    await library.resume('model');
    await until(library, 'model', 'installed');
  });

  it('is used when the user says so', async () => {
    await leaveHalf('model');
    const library = open({ isMetered: () => true });
    await library.resume('model');
    await until(library, 'model', 'installed');
    expect(await statusIn(library, 'model')).toMatchObject({ waitsForConnection: false });
  });
});

it('models that would have one id do not hide each other', async () => {
  const library = open();
  const request = requestFor('model');
  await library.install(request);
  await until(library, 'model', 'installed');
  await library.install({ ...requestFor('other'), id: 'model' });
  await library.install({ ...request, host: `${hub.url}/plain` });
  await until(library, 'model-2', 'installed');
  await until(library, 'model-3', 'installed');
  await library.install({ ...request, host: `${hub.url}/plain` });
  expect((await library.statuses()).map(({ id, name, repo }) => [id, name, repo])).toEqual([
    ['model', 'model', 'somebody/model'],
    ['model-2', 'other', 'somebody/other'],
    ['model-3', `model (${hub.url.slice('http://'.length)}/plain)`, 'somebody/model'],
  ]);
});

it('one that is not here yet is fetched in the format that was asked for last', async () => {
  const library = open();
  const request = requestFor('model');
  await installHalf(library, request);
  hub.fault(DECODER, null);
  await library.install({ ...request, dtypes: { '*': 'fp32' } });
  await until(library, 'model', 'installed');
  expect(await shelf.open().installed('model')).toMatchObject({ dtypes: { '*': 'fp32' } });
});

it('what the server has wrong is not fetched again by itself, but when the user says so', async () => {
  const library = open();
  hub.fault(DECODER, 'wrong-bytes');
  await library.install(requestFor('model'));
  await until(library, 'model', 'failed');
  const { error } = (await statusIn(library, 'model')) ?? {};
  await vi.waitFor(async () => expect((await shelf.open().manifest('model'))?.failure).toEqual(error), {
    timeout: 15_000,
  });
  hub.fault(DECODER, null);
  hub.requests.length = 0;
  await library.repair();
  const next = open();
  expect(await statusIn(next, 'model')).toMatchObject({
    state: 'failed',
    error: { code: 'wrong-bytes', detail: DECODER },
  });
  expect(hub.requests).toEqual([]);
  await next.resume('model');
  await until(next, 'model', 'installed');
});

it('a model that two want to go on with at once is fetched by one, whom a removal stops', async () => {
  await leaveHalf('model');
  let isMetered = true;
  const library = open({ isMetered: () => isMetered, stallLimit: 60_000 });
  await library.statuses();
  hub.fault(DECODER, 'silent');
  isMetered = false;
  await Promise.all([library.repair(), library.repair()]);
  await until(library, 'model', 'downloading');
  await library.remove('model');
  expect(await shelf.folders()).toEqual([]);
});

it('a damaged file of a folder from disk is not looked for on a server', async () => {
  await shelf.open().add({ ...manifestWith('folder', { [DECODER]: 'weights' }, false), host: FROM_DISK });
  const library = open();
  expect(await statusIn(library, 'folder')).toMatchObject({
    state: 'failed',
    error: { code: 'pick-again', detail: DECODER },
  });
});
