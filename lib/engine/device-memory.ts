import type { CanaryAnswer } from './captions/canary';
import type { UnfitSetups } from './unfit-setups';

/** What has been learnt of this device, kept over restarts. */
export interface DeviceMemory {
  unfit: UnfitSetups;
  /** What the reference device said of the known picture; null before it was asked. `model` names a model, its revision and format. */
  canary(model: string): CanaryAnswer | null;
  rememberCanary(model: string, answer: CanaryAnswer): void;
}

/** A driver may have been mended meanwhile. */
const UNFIT_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Keeps it in a Storage such as localStorage. What was unfit is tried again after a month, or an update of the browser.
 * Storage that is full or forbidden only costs another check.
 */
export function createDeviceMemory(storage: Storage, browserVersion: string): DeviceMemory {
  const unfitKey = (name: string) => `unfit ${browserVersion} ${name}`;
  const canaryKey = (model: string) => `canary ${model}`;
  return {
    unfit: {
      // What is no number is from an earlier version, and is tried again.
      has: (name) => Date.now() - Number(storage.getItem(unfitKey(name)) ?? Number.NaN) < UNFIT_DAYS * DAY_MS,
      add: (name) => {
        forgetOtherBrowsers(storage, browserVersion);
        keep(storage, unfitKey(name), String(Date.now()));
      },
    },
    canary: (model) => parse(storage.getItem(canaryKey(model))),
    rememberCanary: (model, answer) => keep(storage, canaryKey(model), JSON.stringify(answer)),
  };
}

/** Each update of the browser is another one. */
function forgetOtherBrowsers(storage: Storage, browserVersion: string): void {
  for (const key of Object.keys(storage)) {
    if (key.startsWith('unfit ') && !key.startsWith(`unfit ${browserVersion} `)) storage.removeItem(key);
  }
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
