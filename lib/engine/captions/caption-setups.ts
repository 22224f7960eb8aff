import { proxy, type Remote } from 'comlink';
import type { CaptionRequest } from '../../describers/captioner';
import type { Picture } from '../../describers/describer';
import { formatsOf } from '../../models/needed-files';
import type { EngineDevice } from '../../shared/engine-device';
import { DescribeError } from '../../shared/errors';
import type { InstalledModel } from '../../shared/installed-model';
import type { Trace } from '../../shared/trace';
import type { DeviceMemory } from '../device-memory';
import { openWorker, type Session, type Setup, type WorkerHandle } from '../session';
import { agrees, canaryAnswer } from './canary';
import CaptionWorker from './caption.worker?worker';
import type { CaptionWorkerApi, CheckedCaption, Reads } from './caption-worker-api';

export interface CaptionJob {
  picture: Picture;
  request: CaptionRequest;
  /** Each step of the generation is told, too. */
  isTraced?: boolean;
}

/** A model that captions, and one that checks what it says; null where none is installed. */
export interface ModelPair {
  model: InstalledModel;
  checker: InstalledModel | null;
}

export type CaptionAnswer = CheckedCaption | Trace;
type CaptionWorkerHandle = WorkerHandle<CaptionWorkerApi, Reads>;
type CaptionSession = Session<CaptionJob, CaptionAnswer>;

/** Hundreds of megabytes from a slow disk, and shaders to compile. */
const LOAD_LIMIT_MS = 300_000;

/** Ways to run an installed model, the wanted device first. Each format runs on WASM, if slowly, so WASM is the last. */
export function captionSetups(
  pair: ModelPair,
  wanted: EngineDevice,
  memory: DeviceMemory,
): Setup<CaptionJob, CaptionAnswer>[] {
  const devices: EngineDevice[] = wanted === 'webgpu' ? ['webgpu', 'wasm'] : ['wasm'];
  const { model, checker } = pair;
  const format = [...new Set(Object.values(formatsOf(model.architecture, model.dtypes)))].sort().join('+');
  return devices.map((device) => ({
    name: [nameOf(model), format, device, checker && nameOf(checker)].filter(Boolean).join(' '),
    device,
    open: () => (device === 'wasm' ? openReference(pair, memory) : openCompared(pair, device, memory)),
  }));
}

/** WASM computes as the CPU does, so what it says of the known picture is what other devices are measured by. */
async function openReference(pair: ModelPair, memory: DeviceMemory): Promise<CaptionSession> {
  const { model } = pair;
  const worker = await open(pair, 'wasm');
  if (!memory.canary(nameOf(model))) memory.rememberCanary(nameOf(model), await canaryOf(worker));
  return sessionOf(worker);
}

/** Rejects where a driver computes something else than the reference; such a driver reports no error. */
async function openCompared(pair: ModelPair, device: EngineDevice, memory: DeviceMemory): Promise<CaptionSession> {
  const { model } = pair;
  if (!memory.canary(nameOf(model))) (await openReference(pair, memory)).terminate();
  const worker = await open(pair, device);
  const known = memory.canary(nameOf(model));
  const scores = await guarded(worker, worker.api.canary());
  if (known && !agrees(known, scores)) {
    worker.terminate();
    throw new Error(`${model.id} answers a known picture wrongly on ${device}`);
  }
  return sessionOf(worker);
}

const nameOf = ({ id, revision }: InstalledModel) => `${id}@${revision}`;

function open({ model, checker }: ModelPair, device: EngineDevice): Promise<CaptionWorkerHandle> {
  const load = async (api: Remote<CaptionWorkerApi>) => {
    try {
      const reads = await api.load(model, device);
      if (checker) await api.loadChecker(checker);
      return reads;
    } catch (error) {
      const { name, message } = error as Error;
      // Of an error that crosses from a worker, its name and message remain.
      if (name === 'ModelError') throw new DescribeError('model-damaged', message, { cause: error });
      throw error;
    }
  };
  return openWorker<CaptionWorkerApi, Reads>(() => new CaptionWorker(), load, LOAD_LIMIT_MS);
}

const canaryOf = async (worker: CaptionWorkerHandle) => canaryAnswer(await guarded(worker, worker.api.canary()));

/** Leaves no worker behind when it fails. */
async function guarded<T>(worker: CaptionWorkerHandle, answer: Promise<T>): Promise<T> {
  try {
    return await Promise.race([answer, worker.died]);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

function sessionOf({ api, loaded: reads, died, terminate }: CaptionWorkerHandle): CaptionSession {
  return {
    run: (id, { picture, request, isTraced }, onText) =>
      isTraced ? api.trace(id, picture, request) : api.caption(id, picture, request, proxy(onText)),
    cancel: (id) => void api.cancel(id),
    reads,
    died,
    terminate,
  };
}
