import type { EngineDevice } from '../shared/engine-device';

/** The devices to try, the wanted one first. WASM runs everywhere, so it is always the last. */
export function devicesToTry(wanted: EngineDevice, unfit: ReadonlySet<EngineDevice>): EngineDevice[] {
  const order: EngineDevice[] = wanted === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'];
  return order.filter((device) => !unfit.has(device) || device === 'wasm');
}
