import type { CanaryAnswer } from './captions/canary';
import type { UnfitSetups } from './unfit-setups';

/** What has been learnt of this device, kept over restarts. */
export interface DeviceMemory {
  unfit: UnfitSetups;
  /** What the reference device said of the known picture; null before it was asked. `model` names a model and its revision. */
  canary(model: string): CanaryAnswer | null;
  rememberCanary(model: string, answer: CanaryAnswer): void;
}

/**
 * Keeps it in a Storage such as localStorage. What was unfit is tried again after an update of the browser, which may have
 * mended the driver. Storage that is full or forbidden only costs another check.
 */
export function createDeviceMemory(storage: Storage, browserVersion: string): DeviceMemory {
  const unfitKey = (name: string) => `unfit ${browserVersion} ${name}`;
  const canaryKey = (model: string) => `canary ${model}`;
  return {
    unfit: {
      has: (name) => storage.getItem(unfitKey(name)) !== null,
      add: (name) => keep(storage, unfitKey(name), 'yes'),
    },
    canary: (model) => parse(storage.getItem(canaryKey(model))),
    rememberCanary: (model, answer) => keep(storage, canaryKey(model), JSON.stringify(answer)),
  };
}

function keep(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch (error) {
    console.warn('Altlight: what was learnt of this device could not be kept.', error);
  }
}

function parse(text: string | null): CanaryAnswer | null {
  try {
    return text ? (JSON.parse(text) as CanaryAnswer) : null;
  } catch {
    return null;
  }
}
