import type { Picture } from '../../describers/describer';
import type { EngineDevice } from '../../shared/engine-device';
import { openWorker } from '../../shared/open-worker';
import type { Outcome } from '../../shared/outcome';
import type { Setup } from '../session';
import GraphicsWorker from './graphics.worker?worker';
import type { GraphicsWorkerApi } from './graphics-worker-api';

/** Reading and compiling 27 MB of wasm takes a second; a slow disk or machine is given a minute. */
const LOAD_LIMIT_MS = 60_000;

/** Ways to run the bundled model, the wanted device first. WASM runs everywhere, so it is the last. */
export function graphicsSetups(wanted: EngineDevice): Setup<Picture, Outcome>[] {
  const devices: EngineDevice[] = wanted === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'];
  return devices.map((device) => ({
    name: `graphics ${device}`,
    device,
    async open() {
      const spawn = (name: string) => new GraphicsWorker({ name });
      const { api, died, terminate } = await openWorker<GraphicsWorkerApi>(
        spawn,
        (api) => api.load(device),
        LOAD_LIMIT_MS,
      );
      return {
        run: (id, picture) => api.describe(id, picture),
        cancel: (id) => void api.cancel(id),
        died,
        terminate,
      };
    },
  }));
}
