import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '@/cli/hub-server';
import { HubServer } from '@/cli/hub-server';
import { downloadFile, type FileSink } from '@/lib/models/download/download-file';
import { planDownload } from '@/lib/models/download-plan';
import type { PlannedFile } from '@/lib/models/planned-file';

const PATH = 'onnx/encoder_model.onnx';
const RIGHT = randomBytes(300_000);

class MemorySink implements FileSink {
  bytes = Buffer.alloc(0);
  size = () => this.bytes.length;
  append = (bytes: Uint8Array) => {
    this.bytes = Buffer.concat([this.bytes, bytes]);
  };
  clear = () => {
    this.bytes = Buffer.alloc(0);
  };
}

let hub: HubServer;

beforeEach(async () => {
  hub = await new HubServer().start();
  hub.add('somebody/model', filesWith(RIGHT));
});
afterEach(() => hub.stop());

function filesWith(encoder: Buffer): Record<string, Buffer> {
  const small = ['config.json', 'preprocessor_config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const config = Buffer.from(JSON.stringify({ model_type: 'vision-encoder-decoder' }));
  const files = Object.fromEntries(small.map((path) => [path, config]));
  return { ...files, 'onnx/decoder_model_merged.onnx': randomBytes(100), [PATH]: encoder };
}

const source = (host: string) => {
  return { host, repo: 'somebody/model', revision: null, architecture: 'vision-encoder-decoder', dtypes: {} } as const;
};
const watch = (stallLimit = 5_000) => ({ signal: new AbortController().signal, stallLimit });

async function planned(host = hub.url): Promise<PlannedFile> {
  const { files } = await planDownload(source(host), watch());
  const file = files.find(({ path }) => path === PATH);
  if (!file) throw new Error('not planned');
  return file;
}

function download(file: PlannedFile, sink: FileSink, stallLimit = 5_000): Promise<void> {
  const callbacks = { onBytes: () => {}, onOffline: () => {}, untilOnline: () => null };
  return downloadFile(file, sink, { ...watch(stallLimit), ...callbacks, pause: 1 });
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a server that does not do its part', () => {
  const faults: [Fault, string][] = [
    ['silent', 'stalled'],
    ['cut', 'unreachable'],
  ];
  for (const [fault, code] of faults) {
    it(`is given up when it is "${fault}" again and again; what came is kept, and goes on when it is better`, async () => {
      const file = await planned();
      hub.fault(PATH, fault);
      const sink = new MemorySink();
      await expect(download(file, sink, 100)).rejects.toMatchObject({ code });
      expect(sink.size()).toBeGreaterThan(RIGHT.length / 2);
      hub.fault(PATH, null);
      await download(file, sink);
      expect(digest(sink.bytes)).toBe(digest(RIGHT));
    });
  }

  it('is given up when it is silent about which files there are', async () => {
    hub.fault('/revision/main', 'silent');
    await expect(planDownload(source(hub.url), watch(100))).rejects.toMatchObject({ code: 'stalled' });
  });
});

describe('a file of a plain server, cut and gone on with', () => {
  const OTHER = randomBytes(RIGHT.length);
  const plain = () => `${hub.url}/plain`;

  /** A file of which the first half has come, when the server gets another one. */
  async function half(change: Buffer | null): Promise<{ file: PlannedFile; sink: MemorySink }> {
    const file = await planned(plain());
    const sink = new MemorySink();
    sink.append(RIGHT.subarray(0, RIGHT.length / 2));
    if (change) hub.add('somebody/model', filesWith(change));
    hub.requests.length = 0;
    return { file, sink };
  }

  it('is gone on with from where it was, as long as it is the same file', async () => {
    const { file, sink } = await half(null);
    await download(file, sink);
    expect(digest(sink.bytes)).toBe(digest(RIGHT));
    expect(hub.requests.map(({ range }) => range)).toEqual([`bytes=${RIGHT.length / 2}-`]);
  });

  it('is never joined with another one, of the same length or not, by a server that knows If-Range or not', async () => {
    for (const change of [OTHER, OTHER.subarray(0, -10)]) {
      for (const fault of [null, 'mixes'] as const) {
        hub.add('somebody/model', filesWith(RIGHT));
        const { file, sink } = await half(change);
        hub.fault(PATH, fault);
        await expect(download(file, sink)).rejects.toMatchObject({ code: 'changed' });
        hub.fault(PATH, null);
      }
    }
  });

  it('is begun anew where the server does not tell one file from another', async () => {
    hub.hasETags = false;
    const { file, sink } = await half(OTHER);
    await download(file, sink);
    expect(digest(sink.bytes)).toBe(digest(OTHER));
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined]);
  });

  it('is begun anew where another part is sent than was asked for', async () => {
    const { file, sink } = await half(null);
    hub.fault(PATH, 'other-part');
    await download(file, sink);
    expect(digest(sink.bytes)).toBe(digest(RIGHT));
  });
});
