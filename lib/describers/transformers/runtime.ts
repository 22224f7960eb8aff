import { env, LogLevel } from '@huggingface/transformers';

/**
 * Points transformers.js at the files inside the extension and at nothing else. Call it once a worker, before any model.
 * wasmPaths is a string prefix on purpose: other forms go through a blob: import, which the extension's CSP blocks.
 */
export function useOnlyBundledFiles(origin: string, threads = 1): void {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = `${origin}/models/`;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.logLevel = LogLevel.ERROR;
  const wasm = env.backends.onnx.wasm;
  if (!wasm) throw new Error('transformers.js came without its WASM backend');
  wasm.wasmPaths = `${origin}/ort/`;
  // A 2.5 M parameter model gains nothing from threads, and threads need a cross-origin isolated document.
  wasm.numThreads = threads;
}
