import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContract } from '@/cli/parity/contract';
import { filesOfModel } from '@/lib/models/files-of-model';

const CONFIG = { model_type: 'vision-encoder-decoder' };
const GRAPHS = ['onnx/encoder_model.onnx', 'onnx/decoder_model_merged.onnx'];
const CHAT_GRAPHS = ['embed_tokens', 'vision_encoder', 'decoder_model_merged'].map((name) => `onnx/${name}.onnx`);

/** A folder with these graphs and texts, besides what every model has. */
function folderWith(config: object, graphs: readonly string[] = GRAPHS, more: Record<string, object> = {}) {
  const bare = { 'preprocessor_config.json': {}, 'tokenizer.json': {}, 'tokenizer_config.json': {} };
  const texts: Record<string, object> = { 'config.json': config, ...bare, ...more };
  return { paths: [...Object.keys(texts), ...graphs], text: async (path: string) => JSON.stringify(texts[path]) };
}

const codeOf = (folder: ReturnType<typeof folderWith>, chosen: 'florence2' | null = null) =>
  filesOfModel(folder, chosen, {}).then(
    () => null,
    ({ code, detail }) => `${code}: ${detail}`,
  );

describe('filesOfModel', () => {
  it('finds the kind out for every model that Altlight is proved on', async () => {
    for (const { folder, architecture } of readContract()) {
      const paths = readdirSync(folder, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
      const text = async (path: string) => readFileSync(join(folder, path), 'utf8');
      expect((await filesOfModel({ paths, text }, null, {})).architecture, folder).toBe(architecture);
    }
  });

  it('says of which kind a model is that Altlight cannot ask, or for which another kind was chosen', async () => {
    expect(await codeOf(folderWith({ model_type: 'bert' }))).toBe('unknown-kind: bert');
    expect(await codeOf(folderWith({}))).toBe('unknown-kind: config.json');
    expect(await codeOf(folderWith({ model_type: 'toString' }))).toBe('unknown-kind: toString');
    expect(await codeOf(folderWith(CONFIG), 'florence2')).toBe('wrong-kind: vision-encoder-decoder');
    expect(await codeOf(folderWith(CONFIG))).toBeNull();
  });

  it('wants a template of models that are asked by messages, wherever it lies', async () => {
    const chat = { model_type: 'smolvlm' };
    expect(await codeOf(folderWith(chat, CHAT_GRAPHS))).toMatch(/^no-chat-template: .*tokenizer_config/);
    for (const [path, content] of [
      ['tokenizer_config.json', { chat_template: '{{ messages }}' }],
      ['chat_template.json', { chat_template: '{{ messages }}' }],
      ['chat_template.jinja', {}],
    ] as const) {
      expect(await codeOf(folderWith(chat, CHAT_GRAPHS, { [path]: content })), path).toBeNull();
    }
  });

  it('misses the weights that config.json says are in files of their own', async () => {
    const promising = (promised: unknown) => {
      return { ...CONFIG, 'transformers.js_config': { use_external_data_format: promised } };
    };
    const [encoder, decoder] = GRAPHS;
    expect(await codeOf(folderWith(promising(true)))).toBe(`files-missing: ${encoder}_data, ${decoder}_data`);
    expect(await codeOf(folderWith(promising({ encoder_model: 2 })))).toContain(`${encoder}_data, ${encoder}_data_1`);
    expect(await codeOf(folderWith(promising({ 'decoder_model_merged.onnx': 1 })))).toContain(`${decoder}_data`);
    expect(await codeOf(folderWith(promising({ 'decoder_model_merged_q4.onnx': 1 })))).toBeNull();
    expect(await codeOf(folderWith(promising(true), [...GRAPHS, `${encoder}_data`, `${decoder}_data`]))).toBeNull();
  });
});
