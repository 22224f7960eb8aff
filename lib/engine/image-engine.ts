import PQueue from 'p-queue';
import type { Picture } from '../describers/describer';
import type { EngineDevice } from '../shared/engine-device';
import type { Outcome } from '../shared/outcome';
import { Engine, GRAPHICS_LIMITS } from './engine';
import { graphicsSetups } from './graphics/graphics-setups';

export interface EngineStatus {
  state: string;
  /** Where the loaded model runs; null when none is loaded. */
  device: EngineDevice | null;
}

export interface ImageEngine {
  /** Rejects with the signal's reason when aborted, otherwise with a DescribeError. */
  describe(id: string, picture: Picture, device: EngineDevice, signal: AbortSignal): Promise<Outcome>;
  status(): EngineStatus;
}

/** Every model that Altlight runs on this device. One inference at a time, whichever model makes it. */
export function createImageEngine(): ImageEngine {
  const queue = new PQueue({ concurrency: 1 });
  const graphics = new Engine<Picture, Outcome>({ limits: GRAPHICS_LIMITS, unfit: new Set(), queue });
  return {
    describe: (id, picture, device, signal) => graphics.run(id, picture, graphicsSetups(device), signal),
    status: () => ({ state: graphics.state, device: graphics.device }),
  };
}
