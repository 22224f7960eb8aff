/** Where a model runs. */
export type EngineDevice = 'wasm' | 'webgpu';
