import { proxy, type Remote } from 'comlink';
import type { DeviceProbe, EngineDevice } from '../../shared/engine-device';
import { DescribeError } from '../../shared/errors';
import type { InstalledModel } from '../../shared/installed-model';
import { openWorker } from '../../shared/open-worker';
import { within } from '../../shared/time-limit';
import type { DeviceMemory } from '../device-memory';
import { marked } from '../load-marks';
import type { Session, Setup } from '../session';
import { SetupError } from '../unfit-setups';
import { agrees, canaryAnswer } from './canary';
import CaptionWorker from './caption.worker?worker';
import { type CaptionAnswer, type CaptionJob, type CaptionWorkerHandle, captionSession } from './caption-session';
import { captionSetupName, formatName, needsHalfPrecision } from './caption-setup-name';
import type { CaptionWorkerApi, Reads } from './caption-worker-api';
import { isUnknownFormat } from './unknown-format';

type CaptionSession = Session<CaptionJob, CaptionAnswer>;
type OnProgress = Parameters<Setup<CaptionJob, CaptionAnswer>['open']>[0];

/** Hundreds of megabytes from a slow disk, and shaders to compile. */
const LOAD_LIMIT_MS = 300_000;
/** Of a small picture, and two tokens; shaders may be compiled again for them. */
const CANARY_LIMIT_MS = 180_000;

/** Ways to run an installed model, the wanted device first. Each format runs on WASM, if slowly, so WASM is the last. */
export function captionSetups(
  model: InstalledModel,
  wanted: Pick<DeviceProbe, 'device' | 'f16' | 'adapter'>,
  memory: DeviceMemory,
): Setup<CaptionJob, CaptionAnswer>[] {
  const devices: EngineDevice[] = wanted.device === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'];
  return devices.map((device) => ({
    name: captionSetupName(model, device, wanted.adapter),
    key: `${nameOf(model)} ${device}`,
    device,
    open: async (onProgress) => {
      if (device === 'wasm') return openReference(model, memory, onProgress);
      if (!wanted.f16 && needsHalfPrecision(model))
        throw new SetupError('this GPU does not compute with half precision', true);
      return openCompared(model, wanted.adapter, memory, onProgress);
    },
  }));
}

/** WASM computes as the CPU does, so what it says of the known picture is what other devices are measured by. */
async function openReference(
  model: InstalledModel,
  memory: DeviceMemory,
  onProgress?: OnProgress,
): Promise<CaptionSession> {
  return marked(memory.loads, captionSetupName(model, 'wasm', null), async () => {
    const worker = await open(model, 'wasm', onProgress);
    if (!memory.canary(nameOf(model))) memory.rememberCanary(nameOf(model), canaryAnswer(await canary(worker)));
    return captionSession(worker);
  });
}

/** Rejects where a driver computes something else than the reference; such a driver reports no error. */
async function openCompared(
  model: InstalledModel,
  adapter: string | null,
  memory: DeviceMemory,
  onProgress: OnProgress,
): Promise<CaptionSession> {
  if (!memory.canary(nameOf(model))) await askReference(model, memory, onProgress);
  return marked(memory.loads, captionSetupName(model, 'webgpu', adapter), async () => {
    const worker = await open(model, 'webgpu', onProgress);
    const scores = await canary(worker);
    const known = memory.canary(nameOf(model));
    if (known ? agrees(known, scores) : scores.some(Number.isFinite)) return captionSession(worker);
    worker.terminate();
    throw new SetupError(`${model.id} answers a known picture wrongly on webgpu`, true);
  });
}

/**
 * There are formats that WASM cannot run. That is not the GPU's fault: it is then asked without being compared. Where WASM has
 * only failed this time, or was too slow, the GPU waits until it can be compared.
 */
async function askReference(model: InstalledModel, memory: DeviceMemory, onProgress: OnProgress): Promise<void> {
  const name = captionSetupName(model, 'wasm', null);
  if (memory.unfit.has(name)) return;
  if (memory.loads.hasCrashed(name)) throw new DescribeError('model-crashed');
  try {
    const onChecking: OnProgress = (progress) => onProgress(progress && { ...progress, step: 'checking' });
    (await openReference(model, memory, onChecking)).terminate();
  } catch (error) {
    if (error instanceof DescribeError) throw error;
    if (!isUnknownFormat(error)) {
      throw new SetupError(`${model.id} could not be compared with WASM: ${error}`, false, { cause: error });
    }
    memory.unfit.add(name);
  }
}

/** By which the canary is remembered. */
const nameOf = (model: InstalledModel) => `${model.id}@${model.revision} ${formatName(model)}`;

function open(
  model: InstalledModel,
  device: EngineDevice,
  onProgress: OnProgress = () => {},
): Promise<CaptionWorkerHandle> {
  // Of what comes when all is read (a session is built, a known picture looked at) nothing tells how far it is.
  const onRead = (part: number) => onProgress(part < 1 ? { step: 'loading', part } : undefined);
  const load = async (api: Remote<CaptionWorkerApi>) => {
    try {
      return await api.load(model, device, proxy(onRead));
    } catch (error) {
      const { name, message } = error as Error;
      // Of an error that crosses from a worker, its name and message remain.
      if (name === 'ModelError') throw new DescribeError('model-damaged', message, { cause: error });
      throw error;
    }
  };
  return openWorker<CaptionWorkerApi, Reads>((name) => new CaptionWorker({ name }), load, LOAD_LIMIT_MS);
}

/** The scores that the model gives for a known picture. Leaves no worker behind when it fails or hangs. */
async function canary({ api, died, terminate }: CaptionWorkerHandle): Promise<Float32Array> {
  try {
    return await within(
      CANARY_LIMIT_MS,
      Promise.race([api.canary(), died]),
      'the model took too long for a first look',
    );
  } catch (error) {
    terminate();
    throw error;
  }
}
