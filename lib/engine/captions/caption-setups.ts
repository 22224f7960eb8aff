import { proxy, type Remote } from 'comlink';
import type { DeviceProbe, EngineDevice } from '../../shared/engine-device';
import type { InstalledModel } from '../../shared/installed-model';
import { openWorker } from '../../shared/open-worker';
import type { DeviceMemory } from '../device-memory';
import type { OnLoading, Setup } from '../session';
import { SetupError } from '../unfit-setups';
import CaptionWorker from './caption.worker?worker';
import { type CaptionAnswer, type CaptionJob, type CaptionWorkerHandle, captionSession } from './caption-session';
import { captionSetupName, needsHalfPrecision, sessionName } from './caption-setup-name';
import type { CaptionWorkerApi, Reads } from './caption-worker-api';
import { withModelErrors } from './model-errors';
import { type Guarded, openCompared, openReference } from './open-guarded';

/** Hundreds of megabytes from a slow disk, and shaders to compile. */
const LOAD_LIMIT_MS = 300_000;

/** Ways to run an installed model, the wanted device first. Each format runs on WASM, if slowly, so WASM is the last. */
export function captionSetups(
  model: InstalledModel,
  wanted: Pick<DeviceProbe, 'device' | 'f16' | 'adapter'>,
  memory: DeviceMemory,
): Setup<CaptionJob, CaptionAnswer>[] {
  const { adapter } = wanted;
  const guarded: Guarded = {
    model,
    adapter,
    memory,
    open: (device, onLoading) => open(model, device, onLoading),
  };
  const devices: EngineDevice[] = wanted.device === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'];
  return devices.map((device) => ({
    name: captionSetupName(model, device, adapter),
    key: sessionName(model, device),
    device,
    open: async (onLoading) => {
      if (device === 'wasm') return captionSession(await openReference(guarded, onLoading));
      if (!wanted.f16 && needsHalfPrecision(model)) {
        throw new SetupError('this GPU does not compute with half precision', true);
      }
      return captionSession(await openCompared(guarded, onLoading));
    },
  }));
}

function open(
  model: InstalledModel,
  device: EngineDevice,
  onLoading: OnLoading = () => {},
): Promise<CaptionWorkerHandle> {
  // Of what comes when all is read (a session is built, a known picture looked at) nothing tells how far it is.
  const onRead = (part: number) => onLoading(part < 1 ? { step: 'loading', part } : undefined);
  const load = (api: Remote<CaptionWorkerApi>) => withModelErrors(() => api.load(model, device, proxy(onRead)));
  return openWorker<CaptionWorkerApi, Reads>((name) => new CaptionWorker({ name }), load, LOAD_LIMIT_MS);
}
