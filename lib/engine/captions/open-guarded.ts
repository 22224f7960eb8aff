import type { EngineDevice } from '../../shared/engine-device';
import { DescribeError } from '../../shared/errors';
import type { InstalledModel } from '../../shared/installed-model';
import { within } from '../../shared/time-limit';
import type { DeviceMemory } from '../device-memory';
import { marked } from '../load-marks';
import type { OnLoading } from '../session';
import { SetupError } from '../unfit-setups';
import { agrees, type CanaryAnswer, canaryAnswer, isSound } from './canary';
import type { CaptionWorkerHandle } from './caption-session';
import { canaryName, captionSetupName } from './caption-setup-name';
import { isUnknownFormat } from './unknown-format';

/** Of a small picture, and a few tokens; shaders may be compiled again for them. */
const CANARY_LIMIT_MS = 180_000;
/** A bit that flipped in one worker is not in the next. */
const REFERENCE_ATTEMPTS = 2;

/** How to load a model, and where it is remembered what it said of the known picture. */
export interface Guarded {
  model: InstalledModel;
  /** The GPU's. */
  adapter: string | null;
  memory: DeviceMemory;
  open(device: EngineDevice, onLoading?: OnLoading): Promise<CaptionWorkerHandle>;
}

/**
 * WASM computes as the CPU does, so what it said of the known picture when it was first loaded is what each later load, and
 * each other device, is measured by. The files have been checked as they were read, and there is no other device to try:
 * rejects with a DescribeError, for the user to act upon.
 */
export function openReference(guarded: Guarded, onLoading?: OnLoading): Promise<CaptionWorkerHandle> {
  const { model, memory } = guarded;
  return marked(memory.loads, captionSetupName(model, 'wasm', null), async () => {
    for (let attempt = 0; attempt < REFERENCE_ATTEMPTS; attempt++) {
      const worker = await guarded.open('wasm', onLoading);
      if (await answersAsKnown(guarded, 'wasm', worker)) return worker;
    }
    if (!memory.canary(canaryName(model, 'wasm', null)))
      throw new Error(`${model.id} has no answer to a known picture`);
    throw new DescribeError('model-untrue', `${model.id} answers a known picture otherwise than before`);
  });
}

/** Rejects where a driver computes something else than the reference, or than before; such a driver reports no error. */
export async function openCompared(guarded: Guarded, onLoading: OnLoading): Promise<CaptionWorkerHandle> {
  const { model, memory, adapter } = guarded;
  if (!memory.canary(canaryName(model, 'wasm', null))) await askReference(guarded, onLoading);
  return marked(memory.loads, captionSetupName(model, 'webgpu', adapter), async () => {
    const worker = await guarded.open('webgpu', onLoading);
    if (await answersAsKnown(guarded, 'webgpu', worker)) return worker;
    throw new SetupError(`${model.id} answers a known picture wrongly on webgpu`, true);
  });
}

/**
 * There are formats that WASM cannot run. That is not the GPU's fault: it is then measured by its own first answer alone. Where
 * WASM has only failed this time, or was too slow, the GPU waits until it can be compared.
 */
async function askReference(guarded: Guarded, onLoading: OnLoading): Promise<void> {
  const { model, memory } = guarded;
  const name = captionSetupName(model, 'wasm', null);
  if (memory.unfit.has(name)) return;
  if (memory.loads.hasCrashed(name)) throw new DescribeError('model-crashed');
  try {
    const onChecking: OnLoading = (progress) => onLoading(progress && { ...progress, step: 'checking' });
    (await openReference(guarded, onChecking)).terminate();
  } catch (error) {
    if (error instanceof DescribeError) throw error;
    if (!isUnknownFormat(error)) {
      throw new SetupError(`${model.id} could not be compared with WASM: ${error}`, false, { cause: error });
    }
    memory.unfit.add(name);
  }
}

/** Remembers the first good answer of a device. Leaves no worker behind whose answer is another, fails, or does not come. */
async function answersAsKnown(guarded: Guarded, device: EngineDevice, worker: CaptionWorkerHandle): Promise<boolean> {
  const { model, memory } = guarded;
  const own = canaryName(model, device, guarded.adapter);
  const known = [...new Set([own, canaryName(model, 'wasm', null)])].flatMap((name) => memory.canary(name) ?? []);
  try {
    const scores = await look(worker);
    if (isSound(scores) && known.every((answer: CanaryAnswer) => agrees(answer, scores))) {
      if (!memory.canary(own)) memory.rememberCanary(own, canaryAnswer(scores));
      return true;
    }
  } catch (error) {
    worker.terminate();
    throw error;
  }
  worker.terminate();
  return false;
}

/** The scores that the model gives for a known picture. */
const look = ({ api, died }: CaptionWorkerHandle): Promise<Float32Array> =>
  within(CANARY_LIMIT_MS, Promise.race([api.canary(), died]), 'the model took too long for a first look');
