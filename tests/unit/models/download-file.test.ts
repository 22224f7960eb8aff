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
  const files = Object.fromEntries(small.map((path) => [path, Buffer.from('{}')]));
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
  return downloadFile(file, sink, { ...watch(stallLimit), onBytes: () => {}, pause: 1 });
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
