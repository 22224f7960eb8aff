import type { CanaryAnswer } from './captions/canary';
import { keep } from './keep';
import { createUnfitSetups } from './kept-unfit-setups';
import { createLoadMarks, type LoadMarks } from './load-marks';
import type { UnfitSetups } from './unfit-setups';

/** What has been learnt of this device, kept over restarts. */
export interface DeviceMemory {
  unfit: UnfitSetups;
  loads: LoadMarks;
  /** What the reference device said of the known picture; null before it was asked. `model` names a model, its revision and format. */
  canary(model: string): CanaryAnswer | null;
  rememberCanary(model: string, answer: CanaryAnswer): void;
}

/** Keeps it in a Storage such as localStorage. */
export function createDeviceMemory(storage: Storage, browserVersion: string): DeviceMemory {
  const loads = createLoadMarks(storage, browserVersion);
  const canaryKey = (model: string) => `canary ${model}`;
  return {
    unfit: { ...createUnfitSetups(storage, browserVersion), hasCrashed: loads.hasCrashed },
    loads,
    canary: (model) => parse(storage.getItem(canaryKey(model))),
    rememberCanary: (model, answer) => keep(storage, canaryKey(model), JSON.stringify(answer)),
  };
}

function parse(text: string | null): CanaryAnswer | null {
  try {
    return text ? (JSON.parse(text) as CanaryAnswer) : null;
  } catch {
    return null;
  }
}
