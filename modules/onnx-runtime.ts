import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { addViteConfig, defineWxtModule } from 'wxt/modules';

/** The one build of ONNX Runtime that transformers.js 4 loads; it serves both WASM and WebGPU. */
const FILES = ['ort-wasm-simd-threaded.asyncify.mjs', 'ort-wasm-simd-threaded.asyncify.wasm'] as const;

/** Copies the wasm of the onnxruntime-web that transformers.js pins to /ort/, so that nothing is loaded from a CDN. */
export default defineWxtModule({
  name: 'onnx-runtime',
  setup(wxt) {
    const require = createRequire(import.meta.url);
    const fromTransformers = createRequire(require.resolve('@huggingface/transformers'));
    const dist = dirname(fromTransformers.resolve('onnxruntime-web'));
    const { version } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
    // What a model answers may differ from version to version.
    addViteConfig(wxt, () => ({ define: { 'import.meta.env.ONNX_RUNTIME': JSON.stringify(version) } }));
    wxt.hooks.hook('build:publicAssets', (_, files) => {
      for (const name of FILES) files.push({ absoluteSrc: join(dist, name), relativeDest: `ort/${name}` });
    });
  },
});
