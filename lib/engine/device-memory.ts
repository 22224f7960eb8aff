import type { CanaryAnswer } from './captions/canary';
import { forgetKeys } from './forget-keys';
import { keep } from './keep';
import { createUnfitSetups } from './kept-unfit-setups';
import { createLoadMarks, type LoadMarks } from './load-marks';
import type { UnfitSetups } from './unfit-setups';

/** What has been learnt of this device, kept over restarts. */
export interface DeviceMemory {
  unfit: UnfitSetups;
  loads: LoadMarks;
  /** What was first said of the known picture; null before it was asked. `name` is canaryName()'s. */
  canary(name: string): CanaryAnswer | null;
  rememberCanary(name: string, answer: CanaryAnswer): void;
  /** A model that is installed anew is measured anew. */
  forgetCanaries(model: string): void;
}

/**
 * Keeps it in a Storage such as localStorage. What one runtime has computed another need not compute to the same numbers: with
 * it, the canary's answers are others.
 */
export function createDeviceMemory(storage: Storage, browserVersion: string, runtimeVersion: string): DeviceMemory {
  const loads = createLoadMarks(storage, browserVersion);
  const canaryKey = (name: string) => `canary ${runtimeVersion} ${name}`;
  return {
    unfit: { ...createUnfitSetups(storage, browserVersion), hasCrashed: loads.hasCrashed },
    loads,
    canary: (name) => parse(storage.getItem(canaryKey(name))),
    rememberCanary: (name, answer) => {
      forgetKeys(storage, (key) => key.startsWith('canary ') && !key.startsWith(canaryKey('')));
      keep(storage, canaryKey(name), JSON.stringify(answer));
    },
    forgetCanaries: (model) => forgetKeys(storage, (key) => key.startsWith(canaryKey(`${model}@`))),
  };
}

function parse(text: string | null): CanaryAnswer | null {
  try {
    return text ? (JSON.parse(text) as CanaryAnswer) : null;
  } catch {
    return null;
  }
}
